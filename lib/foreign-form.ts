/**
 * A browser names the page that sends a form. Next would refuse it too, but with a 500.
 * Without an Origin it is no browser, and brings nobody's cookies unasked. Forms of pages end in proxy.ts;
 * a route handler that it leaves out asks for itself.
 */
export function isForeignForm(request: Pick<Request, 'method' | 'headers'>): boolean {
  const origin = request.headers.get('origin');
  if (request.method === 'GET' || request.method === 'HEAD' || origin === null) return false;
  const own = [request.headers.get('host'), process.env.APP_URL && new URL(process.env.APP_URL).host];
  return !URL.canParse(origin) || !own.includes(new URL(origin).host);
}
