import 'server-only';
import { expireListings, tellClosingSoon } from './commands';

/** Every night: what is over is written down, then what will be soon is told. Any number of runs tells once. */
export async function closeListingsJob(): Promise<void> {
  const now = new Date();
  await expireListings(now);
  await tellClosingSoon(now);
}
