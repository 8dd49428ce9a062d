import { mockApis } from '@backstage/frontend-test-utils';
import { configuredForges } from './forges';

describe('configuredForges', () => {
  it('takes the address for people where there is one, and the host otherwise', () => {
    const config = mockApis.config({
      data: {
        integrations: {
          gitlab: [{ host: 'gitlab.example' }],
          gitea: [{ host: 'localhost:7017', baseUrl: 'http://localhost:7017' }],
          awsS3: [{ accessKeyId: 'none' }],
        },
      },
    });

    expect(configuredForges(config)).toEqual([
      {
        title: 'GitLab',
        host: 'gitlab.example',
        url: 'https://gitlab.example',
      },
      {
        title: 'Gitea',
        host: 'localhost:7017',
        url: 'http://localhost:7017',
      },
    ]);
  });

  it('has none where none is configured', () => {
    expect(configuredForges(mockApis.config())).toEqual([]);
  });
});
