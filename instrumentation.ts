/** Runs once, before the server takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // Reads the environment first: a wrong one ends the process before anybody is answered.
  const { startWorker } = await import('@/lib/jobs/worker');
  const { followResponses } = await import('@/lib/response-status');
  followResponses();
  startWorker();
}
