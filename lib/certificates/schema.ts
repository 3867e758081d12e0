import { z } from 'zod';
import { choice, id } from '@/lib/actions/fields';
import { locales } from '@/lib/i18n/locales';
import { CERTIFICATE_HOLDERS } from './rules';

export const issueCertificateSchema = z.object({ missionId: id(), holder: choice(CERTIFICATE_HOLDERS), language: choice(locales) });
export type CertificateRequest = z.output<typeof issueCertificateSchema>;
