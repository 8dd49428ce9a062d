import { mayRead } from '../access';
import { notFound } from '../errors';
import { Repository } from '../repository';
import { PageCall } from './calls';
import { Html, html } from './html';
import { repositoryPath, sendPage } from './layout';
import { age } from './parts';

/** `/`: the repositories by owner. */
export async function homePage(call: PageCall): Promise<void> {
  const repositories = visible(call);
  const owners = new Set(repositories.map(({ owner }) => owner));
  sendPage(call, {
    title: 'Repositories',
    body: html`
      <h1>Repositories</h1>
      ${owners.size === 0 && html`<p>There is no repository yet.</p>`}
      ${[...owners].map(owner =>
        ownerSection(
          call,
          owner,
          repositories.filter(repository => repository.owner === owner),
        ),
      )}
    `,
  });
}

/** `/{owner}`: the repositories of one owner. */
export async function ownerPage(call: PageCall): Promise<void> {
  const { request, services } = call;
  const name = request.params.owner.toLowerCase();
  const known =
    services.people.findOrganization(name) ?? services.people.find(name);
  if (!known) {
    throw notFound();
  }
  const repositories = visible(call).filter(
    ({ owner }) => owner.toLowerCase() === name,
  );
  sendPage(call, {
    title: known.name,
    body: html`
      <h1>${known.name}</h1>
      ${
        repositories.length === 0
          ? html`<p>No repository of ${known.name} is open to you.</p>`
          : repositoryTable(call, repositories)
      }
    `,
  });
}

function visible({ services, viewer }: PageCall): Repository[] {
  return services.repositories
    .list()
    .filter(repository => mayRead(viewer, repository));
}

function ownerSection(
  call: PageCall,
  owner: string,
  repositories: Repository[],
): Html {
  return html`<section aria-label="${owner}">
    <h2><a href="/${owner}">${owner}</a></h2>
    ${repositoryTable(call, repositories)}
  </section>`;
}

function repositoryTable(
  { services }: PageCall,
  repositories: Repository[],
): Html {
  return html`<table class="list columns">
    <thead>
      <tr>
        <th scope="col">Repository</th>
        <th scope="col">Description</th>
        <th scope="col">Open pull requests</th>
        <th scope="col" class="age">Changed</th>
      </tr>
    </thead>
    <tbody>
      ${repositories.map(repository => {
        const { record } = repository;
        const open = record.pullRequests.filter(
          ({ state }) => state === 'open',
        );
        const path = repositoryPath(repository);
        return html`<tr>
          <td>
            <a href="${path}">${repository.name}</a>
            ${record.private && html`<span class="tag">private</span>`}
          </td>
          <td class="wide">${record.description}</td>
          <td>
            ${
              open.length === 0
                ? html`<span class="quiet">none</span>`
                : html`<a
                    href="${path}/pulls"
                    aria-label="${open.length} open in ${repository.fullName}"
                    >${open.length}</a
                  >`
            }
          </td>
          <td class="age">${age(record.updatedAt, services.now())}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
