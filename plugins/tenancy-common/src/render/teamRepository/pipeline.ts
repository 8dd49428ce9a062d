import { Profile } from '../../profile/schema';
import { RenderedFile } from '../types';

const check = 'npx --yes @socle/cli check .';

/** The pipeline that checks each change of the team's repository, in the format of its forge. */
export function renderPipeline(profile: Profile): RenderedFile {
  if (profile.spec.teams.pipeline === 'gitlab') {
    return {
      path: '.gitlab-ci.yml',
      content: `check:\n  image: node:24\n  script:\n    - ${check}\n`,
    };
  }
  return {
    path: '.github/workflows/check.yaml',
    content: [
      'name: check',
      'on: [push, pull_request]',
      'permissions: {contents: read}',
      'jobs:',
      '  check:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - uses: actions/checkout@v4',
      '      - uses: actions/setup-node@v4',
      '        with: {node-version: 24}',
      `      - run: ${check}`,
      '',
    ].join('\n'),
  };
}
