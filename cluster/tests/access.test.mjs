import assert from 'node:assert/strict';
import fs from 'node:fs';
import { before, describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { connectCluster } from '../connectCluster.mjs';
import { syncedAndHealthy } from '../seed/applications.mjs';
import { accessAt, everyResource, inWords, people, places } from './access.mjs';

const cluster = connectCluster();
const file = inRoot('docs', 'reference', 'access.md');

const introduction = `<!-- Written by cluster/tests/access.test.mjs: SOCLE_UPDATE=1 npm run test:cluster -- access -->

# Who may do what in the clusters

What the rendered roles give, as the API server itself answers: each run of \`npm run test:cluster\` asks it about every verb
of every kind for each person, and compares the answers with this page. The tenant is the sandbox's \`payments\`.

- **Developer**, **Admin** and **Viewer** are in a group that \`access\` of [tenant.yaml](tenant.md) names; **Another team** is
  developer of another tenant. Argo CD applies what a team brings, so none of them writes what it runs.
- **SRE** and **Portal** have cluster roles of the platform's own, which \`platform/access\` of its repository holds. Socle renders
  none of them.
- *look* is get, list and watch. Kinds that are not listed are closed to all of them. Administrators of the clusters
  (\`system:masters\`) may do everything, and are not asked.
`;

describe('docs/reference/access.md', () => {
  before(() =>
    syncedAndHealthy(cluster, ['payments.dev', 'payments.prod'], 300),
  );

  it('says what the API servers answer about every verb of every kind', async () => {
    const sections = [];
    for (const place of places) {
      const { api } = cluster.apiServers[place.cluster];
      const rows = await accessAt(api, place, await everyResource(api));
      sections.push(section(place.title, rows));
    }
    const text = [introduction, ...sections].join('\n');
    if (process.env.SOCLE_UPDATE === '1') {
      fs.writeFileSync(file, text);
    }

    assert.equal(fs.readFileSync(file, 'utf8'), text);
  });
});

/** A table: kinds about which everybody may do the same share a row. */
function section(title, rows) {
  const open = rows.filter(({ may }) => may.some(verbs => verbs.length > 0));
  const alike = Map.groupBy(open, ({ may }) => may.map(inWords).join(' | '));
  const lines = [...alike]
    .map(([cells, kinds]) => {
      const names = kinds.map(({ name }) => `\`${name}\``).sort();
      return `| ${names.join(', ')} | ${cells} |`;
    })
    .sort();
  const head = ['Kinds', ...people.map(person => person.title)];
  return [
    `## ${title}`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...lines,
    '',
  ].join('\n');
}
