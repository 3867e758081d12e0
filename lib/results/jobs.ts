import 'server-only';
import { sendSurveys } from './commands';

/** Every morning, once for any number of runs. */
export function sendSurveysJob(): Promise<void> {
  return sendSurveys(new Date());
}
