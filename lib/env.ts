import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  AUTH_SECRET: z.string().min(1),
  APP_URL: z.url(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Khibra <no-reply@khibra.example>'),
  WORKER: z.enum(['on', 'off']).default('on'),
  KHIBRA_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
});

export const env = schema.parse(process.env);
