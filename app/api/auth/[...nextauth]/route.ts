import { answerProvider } from '@/lib/auth/single-sign-on';

/** Where the company's provider sends people back. Nothing else of next-auth is reachable. */
export async function GET(request: Request, { params }: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  return answerProvider(request, (await params).nextauth);
}
