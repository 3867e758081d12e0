import { describe, expect, test } from 'vitest';
import { type Contact, contactIn } from '@/lib/requests/rules';

describe('contact details', () => {
  const phones = [
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '06/12/34/56/78',
    '0612.345.678',
    '(06) 12 34 56 78',
    '05 37 12 34 56',
    '0537123456',
    '07 00 11 22 33',
    '0801 00 47 47',
    '06\u00a012\u202f34\u00a056\u00a078',
    '+212612345678',
    '+212 6 12 34 56 78',
    '+212 (0)6 12 34 56 78',
    '+212-537-123456',
    '00212612345678',
    '00 212 6 12 34 56 78',
    '212612345678',
    'https://wa.me/212612345678',
    '+33 6 12 34 56 78',
    '0033612345678',
    '0049 151 23456789',
    '٠٦١٢٣٤٥٦٧٨',
    '٠٦ ١٢ ٣٤ ٥٦ ٧٨',
    '٠٦.١٢.٣٤.٥٦.٧٨',
    '+٢١٢ ٦ ١٢ ٣٤ ٥٦ ٧٨',
    '۰۶۱۲۳۴۵۶۷۸',
    '０６１２３４５６７８',
    '06\u200e12\u200e34\u200e56\u200e78',
    'Appelez le 0612345678 2 fois',
    '0612345678 0712345678',
    'هاتفي 0612345678، بعد الخامسة',
    'Le 05/06/2026 à 10:30 au 0612345678',
  ];
  const emails = [
    'amal@association.ma',
    'Amal.B+khibra@mail.association.org.ma',
    'écrivez à contact@targa-verte.ma.',
    'راسلونا على info@jamia.ma',
    'amal (at) association.ma',
    'amal[at]association.ma',
    'amal arobase association.ma',
    'amal＠association.ma',
    'اسم@موقع.المغرب',
    'mailto:a@b.co',
  ];
  const none = [
    '',
    'Bonjour à tous',
    'Nous sommes 12 et nous venons à 14 h 30.',
    'De 08:00 à 12:30 et de 14:00 à 18:30',
    'de 08h30 à 12h30, puis 14h00-18h00',
    '08.00-12.30',
    'Le 05/06/2026',
    'Le 05/06/2026 10:30',
    'Le 05/06/2026 10 h 30',
    'Le 05-06-2026 08:00',
    'du 07.08.2026 au 08.09.2026',
    '07 08 2026 10 30',
    '2026-06-05 08:30',
    'يوم 05/06/2026 على الساعة 10:30',
    '٠٥/٠٦/٢٠٢٦',
    '05/06, 06/06, 07/06, 08/06 et 09/06',
    '05\n06\n07\n08\n09',
    'Un budget de 12 500 MAD',
    '12 500 000 MAD',
    '12 500,50 درهم',
    '0,5 heure',
    'ICE 001525713000012',
    'ICE 001 525 713 000 012',
    'R-2026-0148',
    'Récépissé 0512/2019',
    'loi n° 09-08',
    '61 % des 5 678 jeunes',
    'Article 5, alinéas 06 à 08',
    '@association',
    'rendez-vous @ 10.30',
    'association.ma',
    'RIB 011 780 0000 1234 5678 9012 34',
    '061234567',
    '06123456789',
    'code 10000',
  ];
  const table: [string, Contact | undefined][] = [
    ...phones.map((text): [string, Contact] => [text, 'phone']),
    ...emails.map((text): [string, Contact] => [text, 'email']),
    ...none.map((text): [string, undefined] => [text, undefined]),
  ];

  test.each(table)('%j: %s', (text, contact) => {
    expect(contactIn(text)).toBe(contact);
    expect(contactIn(`Merci. ${text} Cordialement`)).toBe(contact);
  });

  test('are looked for quickly in the longest message', () => {
    const start = performance.now();
    for (const sign of ['0', '6 ', '05 ', 'a@', 'a.', '+2', '٠', '(at) ', '1/']) contactIn(sign.repeat(2_000 / sign.length));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
