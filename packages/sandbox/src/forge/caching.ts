import { Request, Response } from 'express';

/**
 * Names the version of what is sent, and answers 304 where the caller has it already.
 *
 * Unlike express, this holds `If-None-Match` for an answer in itself, as Gitea does: a client that revalidates
 * by hand, such as Node's fetch, adds `Cache-Control: no-cache`, for which express would send everything again.
 *
 * @param tag - without quotes.
 * @returns whether the answer is sent.
 */
export function answerIfKnown(
  request: Request,
  response: Response,
  tag: string,
): boolean {
  response.setHeader('ETag', `"${tag}"`);
  const known = (request.get('If-None-Match') ?? '')
    .split(',')
    .map(item => item.trim().replace(/^W\//, ''));
  const isKnown = known.includes(`"${tag}"`) || known.includes('*');
  if (isKnown) {
    response.status(304).end();
  }
  return isKnown;
}
