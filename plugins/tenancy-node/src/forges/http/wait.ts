/** A forge's answer, as far as waiting goes. */
export interface Refusal {
  status: number;
  headers: Headers;
}

/**
 * The time at which a forge wants to be asked again, from its headers: `Retry-After` in seconds or as a date (RFC 9110,
 * 10.2.3), or, where a rate limit is used up, its reset (GitHub: `x-ratelimit-*`, GitLab: `ratelimit-*`).
 */
export function askAgainAt(
  { headers }: Pick<Refusal, 'headers'>,
  now: Date,
): Date | undefined {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,7}$/.test(after)) {
    return new Date(now.getTime() + Number(after) * 1000);
  }
  const date = Date.parse(after);
  if (after !== '' && !Number.isNaN(date)) {
    return new Date(date);
  }
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const reset = headers.get(`${prefix}-reset`) ?? '';
    if (
      headers.get(`${prefix}-remaining`) === '0' &&
      /^\d{1,12}$/.test(reset)
    ) {
      return new Date(Number(reset) * 1000);
    }
  }
  return undefined;
}

/** Whether an answer says that there were too many requests; GitHub says so by 403, too. */
export function isRateLimit({ status, headers }: Refusal): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0'))
  );
}

/**
 * Whether a call may be made again. A call that writes may have been carried out where the forge failed: it is made again
 * only where the forge says that it did nothing.
 */
export function mayAskAgain(method: string, refusal: Refusal): boolean {
  if (isRateLimit(refusal)) {
    return true;
  }
  return method === 'GET' || method === 'HEAD'
    ? refusal.status >= 500
    : refusal.status === 503 && refusal.headers.has('retry-after');
}

/** Milliseconds: 250, 500, 1000 …, each with up to half of it on top, so that many do not come back at once. */
export function backoff(attempt: number, chance: number): number {
  const base = 250 * 2 ** attempt;
  return Math.round(base * (1 + chance / 2));
}
