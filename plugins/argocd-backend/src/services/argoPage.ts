import { Application } from '@socle/plugin-argocd-common';
import { Instance } from './Instances';

/** Where people find an Application in Argo CD; undefined where its address for people is not known. */
export function argoPage(
  { config }: Instance,
  { namespace, name }: Application,
): string | undefined {
  return (
    config.externalUrl &&
    `${config.externalUrl}/applications/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`
  );
}
