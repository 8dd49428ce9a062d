import { Commit } from '../reading/commits';
import { PullRequestRecord } from '../records';
import { Repository } from '../repository';
import { Html, html } from './html';
import { repositoryPath } from './layout';

const steps: Array<[unit: Intl.RelativeTimeFormatUnit, seconds: number]> = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How long ago, with the exact time at hand. */
export function age(iso: string, now: Date): Html {
  const seconds = Math.max(
    0,
    Math.round((now.getTime() - Date.parse(iso)) / 1000),
  );
  const [unit, length] =
    steps.find(([, size]) => seconds >= size) ?? steps[steps.length - 1];
  const text =
    seconds < 60
      ? 'just now'
      : relative.format(-Math.floor(seconds / length), unit);
  const exact = `${iso.slice(0, 19).replace('T', ' ')}${iso.slice(19)}`;
  return html`<time datetime="${iso}" title="${exact}">${text}</time>`;
}

/** A table of commits. */
export function commitTable(
  repository: Repository,
  commits: Commit[],
  now: Date,
): Html {
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">Commit</th>
        <th scope="col">Message</th>
        <th scope="col">Author</th>
        <th scope="col" class="age">Written</th>
      </tr>
    </thead>
    <tbody>
      ${commits.map(
        commit =>
          html`<tr>
            <td class="mono">${commitLink(repository, commit.sha)}</td>
            <td class="wide">${commit.message.split('\n')[0]}</td>
            <td>${commit.author.name}</td>
            <td class="age">${age(commit.author.date, now)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function commitLink(repository: Repository, sha: string): Html {
  return html`<a href="${repositoryPath(repository)}/commit/${sha}"
    >${sha.slice(0, 10)}</a
  >`;
}

/** Open, merged or closed, in a word and a colour. */
export function stateMark(pull: PullRequestRecord): Html {
  if (pull.merged) {
    return html`<span class="state merged">Merged</span>`;
  }
  return pull.state === 'open'
    ? html`<span class="state open">Open</span>`
    : html`<span class="state closed">Closed</span>`;
}

/** Links to the pages before and after. */
export function pager(
  path: string,
  query: Record<string, string>,
  page: number,
  hasNext: boolean,
): Html {
  const link = (number: number, text: string) => {
    const search = new URLSearchParams({ ...query, page: String(number) });
    return html`<a href="${path}?${search.toString()}">${text}</a>`;
  };
  return html`<nav class="actions" aria-label="Pages">
    ${page > 1 && link(page - 1, 'Newer')} ${hasNext && link(page + 1, 'Older')}
  </nav>`;
}
