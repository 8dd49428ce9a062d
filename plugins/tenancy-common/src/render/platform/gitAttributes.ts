import { RenderedFile } from '../types';

/**
 * What the forge leaves out of archives: what only Argo CD reads, which clones. The portal reads the tree from an archive
 * when it starts, and of what is rendered it needs only `environment.yaml`.
 *
 * Source: `export-ignore` in git's gitattributes(5), which the archives of Gitea, GitHub and GitLab heed.
 */
export function gitAttributes(): RenderedFile {
  return {
    path: '.gitattributes',
    content: [
      '# Archives of this repository are for the portal, which reads of each tenant what people wrote and where it is.',
      '/tenants/*/*/*                export-ignore',
      '/tenants/*/*/environment.yaml -export-ignore',
      '',
    ].join('\n'),
  };
}
