import { mockServices } from '@backstage/backend-test-utils';
import { readArgocdConfig } from './readArgocdConfig';

const read = (platform: object) =>
  readArgocdConfig(
    mockServices.rootConfig({ data: { platform: { ...platform } } }),
  );

it('is where Argo CD is, and what it calls the clusters', () => {
  const argocd = { cluster: 'paris-nonprod', namespace: 'argocd' };
  expect(read({ argocd })).toEqual({ ...argocd, clusterNames: new Map() });
  expect(
    read({ argocd, gitops: { clusterNames: { prod: 'paris-prod' } } }),
  ).toEqual({ ...argocd, clusterNames: new Map([['prod', 'paris-prod']]) });
});

it('is nothing without platform.argocd', () => {
  expect(read({})).toBeUndefined();
});

it.each(['cluster', 'namespace'])('needs its %s', missing => {
  expect(() =>
    read({ argocd: { cluster: 'a', namespace: 'b', [missing]: undefined } }),
  ).toThrow(`platform.argocd.${missing}`);
});
