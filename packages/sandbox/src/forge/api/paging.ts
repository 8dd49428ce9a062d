import { Request, Response } from 'express';

export interface Page {
  /** From 1. */
  page: number;
  /** Entries on a page. */
  limit: number;
  skip: number;
}

const defaultLimit = 30;
const greatestLimit = 50;

/** Reads `page` and `limit` as Gitea does: what is no number, or too large, becomes one that fits. */
export function parsePage(request: Request): Page {
  const page = Math.max(1, numberOf(request.query.page) ?? 1);
  const wanted = numberOf(request.query.limit) ?? defaultLimit;
  const limit = Math.min(wanted > 0 ? wanted : defaultLimit, greatestLimit);
  return { page, limit, skip: (page - 1) * limit };
}

/** Cuts a page out of a whole list. */
export function cut<T>(items: T[], { skip, limit }: Page): T[] {
  return items.slice(skip, skip + limit);
}

/** Tells the number of all entries, and where the other pages are. */
export function announcePages(
  request: Request,
  response: Response,
  options: { baseUrl: string; page: Page; total: number },
): void {
  const { baseUrl, page, total } = options;
  const last = Math.max(1, Math.ceil(total / page.limit));
  const link = (number: number, relation: string) => {
    const url = new URL(request.originalUrl, baseUrl);
    url.searchParams.set('page', String(number));
    url.searchParams.set('limit', String(page.limit));
    url.searchParams.sort();
    return `<${url}>; rel="${relation}"`;
  };
  const links = [
    ...(page.page < last
      ? [link(page.page + 1, 'next'), link(last, 'last')]
      : []),
    ...(page.page > 1 && total > 0
      ? [link(1, 'first'), link(Math.min(page.page - 1, last), 'prev')]
      : []),
  ];
  response.setHeader('X-Total-Count', String(total));
  if (links.length > 0) {
    response.setHeader('Link', links.join(','));
  }
  response.setHeader('Access-Control-Expose-Headers', 'X-Total-Count, Link');
}

/** Gitea's headers of pages of commits, beside the usual ones. */
export function announceCommitPages(
  response: Response,
  page: Page,
  total: number,
): void {
  const pages = Math.ceil(total / page.limit);
  response.setHeader('X-Page', String(page.page));
  response.setHeader('X-PerPage', String(page.limit));
  response.setHeader('X-Total', String(total));
  response.setHeader('X-PageCount', String(pages));
  response.setHeader('X-HasMore', String(page.page < pages));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,9}$/.test(value)
    ? parseInt(value, 10)
    : undefined;
}
