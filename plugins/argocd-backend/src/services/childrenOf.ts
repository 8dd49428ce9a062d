import { Application, ApplicationSet } from '@socle/plugin-argocd-common';
import { FoundApplication } from './FoundApplication';

const maximumChildren = 500;

/**
 * The Applications that one makes, by itself or by an ApplicationSet, as deep as they go: of its own Argo CD, and those only
 * that the viewer may see.
 */
export function childrenOf(found: FoundApplication): Application[] {
  const { source } = found.instance;
  const seen = new Set<string>([keyOf(found.application)]);

  function take(namespace: string, name: string): Application[] {
    const key = keyOf({ namespace, name });
    const summary = source.applications.get(namespace, name)?.summary;
    if (
      seen.has(key) ||
      seen.size > maximumChildren ||
      !summary ||
      !found.mayShow(summary)
    ) {
      return [];
    }
    seen.add(key);
    const child = source.whole(namespace, name);
    return child ? [child, ...madeOf(child)] : [];
  }

  function madeOf(application: Application): Application[] {
    return application.status.resources
      .filter(({ group }) => group === 'argoproj.io')
      .flatMap(({ kind, namespace = application.namespace, name }) => {
        if (kind === 'Application') {
          return take(namespace, name);
        }
        return kind === 'ApplicationSet'
          ? madeBy(found, { namespace, name }).flatMap(made =>
              take(made.namespace, made.name),
            )
          : [];
      });
  }

  return madeOf(found.application);
}

/** The ApplicationSets that these Applications make; no others, as they would stand beside the tree. */
export function setsOf(
  { instance }: FoundApplication,
  applications: readonly Application[],
): ApplicationSet[] {
  const listed = new Set(
    applications.flatMap(application =>
      application.status.resources
        .filter(
          ({ group, kind }) =>
            group === 'argoproj.io' && kind === 'ApplicationSet',
        )
        .map(({ namespace = application.namespace, name }) =>
          keyOf({ namespace, name }),
        ),
    ),
  );
  return instance.source
    .applicationSets()
    .filter(set => listed.has(keyOf(set)));
}

function madeBy(
  { instance }: FoundApplication,
  set: { namespace: string; name: string },
): { namespace: string; name: string }[] {
  return [...instance.source.applications.all()].filter(
    ({ applicationSet, namespace }) =>
      applicationSet === set.name && namespace === set.namespace,
  );
}

function keyOf({
  namespace,
  name,
}: {
  namespace: string;
  name: string;
}): string {
  return `${namespace}/${name}`;
}
