import type { TriedAgain } from '@/lib/routes';
import type { JobFailure, JobName } from './rules';

/** A job that failed at every attempt: what it was to do and why it could not, and nothing of whom it is about. */
export interface FailedJobView {
  id: number;
  /** Null for one that another version of the platform has put there. */
  job: JobName | null;
  failure: JobFailure;
  attempts: number;
  failedAt: Date;
  /** « il y a 3 heures », of the last attempt. */
  when: string;
}

export interface FailedJobsView {
  /** The newest. */
  jobs: FailedJobView[];
  /** Of all there are. */
  count: number;
  /** The newest; null when there is none. */
  newest: number | null;
  mayRunAgain: boolean;
  /** What was just done. */
  done: TriedAgain | null;
}
