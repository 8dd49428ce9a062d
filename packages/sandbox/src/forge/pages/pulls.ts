import { RepositoryPageCall } from './calls';
import { html } from './html';
import { repositoryHeader, repositoryPath, sendPage } from './layout';
import { age, pager, stateMark } from './parts';

const perPage = 30;

/** `/{owner}/{repo}/pulls`: the pull requests, open or closed. */
export async function pullsPage(call: RepositoryPageCall): Promise<void> {
  const { request, repository, services } = call;
  const wanted = request.query.state === 'closed' ? 'closed' : 'open';
  const root = `${repositoryPath(repository)}/pulls`;
  const all = repository.record.pullRequests;
  const found = all
    .filter(({ state }) => state === wanted)
    .sort((a, b) => b.number - a.number);
  const page = Math.max(1, parseInt(String(request.query.page), 10) || 1);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const link = (state: 'open' | 'closed', text: string) => {
    const number = all.filter(pull => pull.state === state).length;
    return html`<a
      href="${root}?state=${state}"
      ${state === wanted && html`aria-current="true"`}
      >${number} ${text}</a
    >`;
  };
  sendPage(call, {
    title: `Pull requests of ${repository.fullName}`,
    body: html`
      ${repositoryHeader(call, 'pulls')}
      <h1>Pull requests</h1>
      <nav class="facts" aria-label="State">
        ${link('open', 'open')} ${link('closed', 'closed')}
      </nav>
      ${
        shown.length === 0
          ? html`<p>No pull request is ${wanted}.</p>`
          : html`<table class="list">
              <thead>
                <tr>
                  <th scope="col">State</th>
                  <th scope="col">Title</th>
                  <th scope="col">Branches</th>
                  <th scope="col" class="age">Changed</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map(
                  pull =>
                    html`<tr>
                      <td>${stateMark(pull)}</td>
                      <td class="wide">
                        <a href="${root}/${pull.number}">${pull.title}</a>
                        <span class="quiet"
                          >#${pull.number} by ${nameOf(call, pull.author)}</span
                        >
                      </td>
                      <td class="mono wide">
                        ${pull.baseBranch} ← ${pull.headBranch}
                      </td>
                      <td class="age">
                        ${age(pull.updatedAt, services.now())}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${pager(root, { state: wanted }, page, page * perPage < found.length)}
    `,
  });
}

/** A person's name as people say it. */
export function nameOf(
  { services }: Pick<RepositoryPageCall, 'services'>,
  login: string,
): string {
  return services.people.find(login)?.title ?? login;
}
