import { RequestHandler } from 'express';

/** The names under which everybody reaches their own machine. */
export const loopbackNames: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
]);

/**
 * Answers only to the forge's own name and to this machine's.
 *
 * The forge's tokens are public. Another site could point a name of its own at this machine, and a visitor's
 * browser would then let that site's pages use them here.
 */
export function requireOwnHost(baseUrl: string): RequestHandler {
  const own = new URL(baseUrl).hostname;
  return (request, response, next) => {
    const url = `http://${request.headers.host}`;
    const name = URL.canParse(url) ? new URL(url).hostname : '';
    if (name === own || loopbackNames.has(name)) {
      next();
    } else {
      response
        .status(421)
        .type('text/plain')
        .send(`The forge is at ${baseUrl}, and at no other name.\n`);
    }
  };
}
