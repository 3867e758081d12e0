/** Runs once, before the server takes requests. */
export async function register(): Promise<void> {
  // In this form, so that the build leaves all of it out of what is not Node.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    try {
      // Reads the environment first: a wrong one ends the process before anybody is answered.
      const { refuseDemoAccounts } = await import('@/lib/auth/refuse-demo-accounts');
      await refuseDemoAccounts();
    } catch (error) {
      console.error(error instanceof Error && error.name === 'EnvironmentError' ? error.message : error);
      process.exit(1);
    }
    const { startWorker } = await import('@/lib/jobs/worker');
    const { followResponses } = await import('@/lib/response-status');
    const { followAddresses } = await import('@/lib/auth/client-address');
    followResponses();
    followAddresses();
    startWorker();
    const { startRanking } = await import('@/lib/ranking/live');
    const { buildAside } = await import('@/lib/ranking/build-aside');
    startRanking(buildAside);
  }
}
