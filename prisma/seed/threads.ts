import { createHash } from 'node:crypto';
import type { PrismaClient, ThreadSide } from '@/lib/generated/prisma/client';
import type { CastRows } from './cast';
import { rowOf } from './ids';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** Messages of the demo: an association and a company about a request that waits for its decision. */
export const SEED_THREAD = { requestId: 112, firstMessageId: 1, attachment: '0a000000-0000-4000-8000-000000000001' } as const;

const MESSAGES: readonly { side: ThreadSide; daysAgo: number; hour: number; body: string; withFile?: true }[] = [
  {
    side: 'receiver',
    daysAgo: 12,
    hour: 10,
    body: 'Bonjour, voici le calendrier du concours. Deux séances avant la mi-décembre nous aideraient déjà beaucoup : les clubs se réunissent le mercredi de 14 h à 17 h.',
    withFile: true,
  },
  {
    side: 'giver',
    daysAgo: 11,
    hour: 15,
    body: 'شكرا على الجدول. يوم الأربعاء يناسب مهندسينا. هل المستشعرات كلها من النوع نفسه، وهل يحتاج الأساتذة إلى دليل مكتوب بالعربية؟',
  },
  {
    side: 'receiver',
    daysAgo: 11,
    hour: 17,
    body: 'ثلاثة أنواع، وسنعد لائحة بها. والدليل بالعربية هو ما ينقصنا فعلا: صفحتان تكفيان.',
  },
];

/** Inserts the messages once, by whoever agreed for each side; what people wrote since is theirs. */
export async function seedThreads(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const { requestId, firstMessageId: first, attachment } = SEED_THREAD;
  if ((await db.threadMessage.count({ where: { id: first } })) > 0) return;
  const request = await db.partnershipRequest.findUnique({ where: { id: requestId }, select: { needId: true, offerId: true } });
  if (!request) return;
  const organisations = {
    giver: rowOf(rows.offers, request.offerId).organisationId,
    receiver: rowOf(rows.needs, request.needId).organisationId,
    programme: null,
  };
  const ownerOf = (side: ThreadSide): string => {
    const owner = rows.memberships.find((row) => row.organisationId === organisations[side] && row.role === 'owner');
    if (!owner) throw new Error(`Nobody answers for the ${side} of request ${requestId}`);
    return owner.userId;
  };
  const bytes = onePagePdf([
    'Concours regional de robotique',
    '2 decembre : inscription des clubs',
    '16 decembre : essais',
    '20 janvier : finale',
  ]);
  await db.$transaction(async (tx) => {
    for (const [index, { side, daysAgo, hour, body, withFile }] of MESSAGES.entries()) {
      const id = first + index;
      await tx.threadMessage.create({ data: { id, requestId, authorId: ownerOf(side), side, body, createdAt: clock.ago(daysAgo, hour) } });
      if (!withFile) continue;
      await tx.threadAttachment.create({
        data: {
          id: attachment,
          messageId: id,
          position: 0,
          type: 'pdf',
          name: 'Calendrier du concours régional.pdf',
          size: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          bytes,
        },
      });
    }
    await passSequence(tx, 'ThreadMessage');
  });
}

/** A page of A4 with a few lines of Latin letters: all that a reader of PDF needs. */
export function onePagePdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((line) => `(${line.replaceAll(/[()\\]/g, '\\$&')}) Tj T*`).join(' ');
  const content = `BT /F1 14 Tf 18 TL 72 760 Td ${text} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
