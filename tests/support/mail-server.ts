import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail extends ParsedMail {
  /** The envelope's recipients: who would really get it. */
  recipients: string[];
}

export interface MailServer {
  /** For `SMTP_URL`. */
  url: string;
  /** In the order of arrival. */
  received: ReceivedMail[];
  /** The next `count` messages are refused for now, as a busy server does. */
  refuseNext(count: number): void;
  /** From now on nobody has this mailbox here. */
  refuseAddress(address: string): void;
  /** Somebody has it again. */
  acceptAddress(address: string): void;
  /** Those sent to an address so far. */
  receivedBy(address: string): ReceivedMail[];
  /** Waits until an address has been sent `count` messages. */
  waitFor(address: string, count: number): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

const PATIENCE = 15_000;

/** A real mail server on a free port of this machine; it keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const receivedBy = (address: string) => received.filter(({ recipients }) => recipients.includes(address));
  let refusals = 0;
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    // No certificate here, so none is offered.
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onRcptTo({ address }, _session, callback) {
      callback(unknown.has(address) ? Object.assign(new Error(`No mailbox ${address} here`), { responseCode: 550 }) : null);
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        if (refusals > 0) {
          refusals -= 1;
          callback(Object.assign(new Error('Busy, try again later'), { responseCode: 451 }));
          return;
        }
        received.push({ ...mail, recipients: session.envelope.rcptTo.map(({ address }) => address) });
        callback();
      }, callback);
    },
  });
  // A reader that hangs up in the middle is the sender's matter.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseNext(count) {
      refusals = count;
    },
    refuseAddress: (address) => void unknown.add(address),
    acceptAddress: (address) => void unknown.delete(address),
    receivedBy,
    async waitFor(address, count) {
      const until = Date.now() + PATIENCE;
      while (receivedBy(address).length < count) {
        if (Date.now() > until) throw new Error(`Waited for ${count} messages to ${address}; ${receivedBy(address).length} came`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return receivedBy(address);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
