import { ConfigReader } from '@backstage/config';
import { readClusterConfig } from './clusterConfig';

it('reads clusters as Backstage’s Kubernetes plugin does, and names the locators it cannot ask', () => {
  const { clusters, otherLocators } = readClusterConfig(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'paris-prod',
                title: 'Paris, production',
                url: 'https://paris.example.com',
                authProvider: 'serviceAccount',
                serviceAccountToken: 'secret',
                caData: 'Y2E=',
              },
              {
                name: 'oregon',
                url: 'https://oregon.example.com',
                authProvider: 'google',
                assumeRole: 'arn:aws:iam::1:role/reader',
                skipTLSVerify: true,
                authMetadata: {
                  'kubernetes.io/auth-provider': 'aws',
                  'kubernetes.io/x-k8s-aws-id': 'oregon-1',
                },
              },
            ],
          },
          { type: 'localKubectlProxy' },
          { type: 'gke', projectId: 'p' },
          { type: 'catalog' },
        ],
      },
    }),
  );
  expect(clusters).toEqual([
    {
      name: 'paris-prod',
      title: 'Paris, production',
      url: 'https://paris.example.com',
      caData: 'Y2E=',
      skipTLSVerify: false,
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'secret',
      },
    },
    {
      name: 'oregon',
      url: 'https://oregon.example.com',
      skipTLSVerify: true,
      authMetadata: {
        'kubernetes.io/auth-provider': 'aws',
        'kubernetes.io/aws-assume-role': 'arn:aws:iam::1:role/reader',
        'kubernetes.io/x-k8s-aws-id': 'oregon-1',
      },
    },
    {
      name: 'local',
      url: 'http://127.0.0.1:8001',
      authMetadata: { 'kubernetes.io/auth-provider': 'localKubectlProxy' },
    },
  ]);
  expect(otherLocators).toEqual(['gke', 'catalog']);
});

it('knows no clusters without a configuration', () => {
  expect(readClusterConfig(new ConfigReader({})).clusters).toEqual([]);
});
