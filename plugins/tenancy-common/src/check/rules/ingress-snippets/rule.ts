import { short } from '@socle/plugin-platform-common/documents';
import { Manifest, titleOf } from '../../tree/manifest';
import { Rule } from '../../types';
import { fieldsAt } from '../../value';

/* Prefixes of the controllers that take pieces of their own configuration from annotations. */
const prefixes = [
  'nginx.ingress.kubernetes.io/',
  'nginx.org/',
  'haproxy.org/',
  'haproxy-ingress.github.io/config-',
];
const endings = /(?:-snippets?|\/config-[a-z]+)$/;

/** Source: CVE-2021-25742, and ingress-nginx's documentation, `allow-snippet-annotations`. */
export const ingressSnippets: Rule = {
  id: 'ingress-snippets',
  title: 'An Ingress brings no configuration of the controller',
  description:
    "The ingress controller serves every tenant with one configuration. An annotation that puts a piece of text into it (`nginx.ingress.kubernetes.io/configuration-snippet`, `server-snippet` and their like, of NGINX and HAProxy) can read what the controller may read, which is every tenant's secrets and requests (CVE-2021-25742).",
  severity: 'error',
  check: ({ units }) => {
    const seen = new Set<Manifest>();
    return units.flatMap(({ manifests, patches }) =>
      [...manifests, ...patches]
        .filter(manifest => !seen.has(manifest) && seen.add(manifest))
        .filter(({ kind }) => kind === 'Ingress')
        .flatMap(manifest =>
          Object.keys(fieldsAt(manifest.object, 'metadata', 'annotations'))
            .filter(
              name =>
                prefixes.some(prefix => name.startsWith(prefix)) &&
                endings.test(name),
            )
            .map(name => ({
              source: manifest,
              path: ['metadata', 'annotations', name],
              message: `${short(titleOf(manifest))} puts text of its own into the configuration of the ingress controller, by ${short(name)}.`,
              remedy:
                'Remove the annotation. Where none of the other annotations does it, do it in the service itself.',
            })),
        ),
    );
  },
};
