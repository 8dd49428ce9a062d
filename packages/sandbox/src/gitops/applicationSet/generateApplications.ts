import { isRecord } from '../objects';
import { parseYaml } from '../manifests/parseYaml';
import { strategicMerge } from '../strategicMerge';
import { Application, JsonRecord, argoApiVersion } from '../types';
import { GeneratorContext, generate } from './generators';
import { renderDeep, renderText } from './renderTemplate';
import { Parameters } from './types';

export const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';

/** Why Applications cannot be generated, with the reason that the condition carries. */
export class GenerationError extends Error {
  readonly name = 'GenerationError';
  readonly reason:
    'ApplicationGenerationFromParamsError' | 'RenderTemplateParamsError';

  constructor(message: string, reason: GenerationError['reason']) {
    super(message);
    this.reason = reason;
  }
}

/**
 * The Applications that an ApplicationSet stands for. Throws a `GenerationError` on the first thing that is wrong, as
 * nothing is changed then. Source: Argo CD's `template.GenerateApplications`.
 */
export async function generateApplications(
  context: GeneratorContext,
): Promise<Application[]> {
  const applications: Application[] = [];
  for (const generator of context.set.spec.generators ?? []) {
    const made = await generating(
      'ApplicationGenerationFromParamsError',
      async () => await generate(context, generator),
    );
    for (const parameters of made.parameters) {
      applications.push(
        await generating('RenderTemplateParamsError', async () =>
          renderApplication(context, made.template, parameters),
        ),
      );
    }
  }
  return applications;
}

async function generating<Value>(
  reason: GenerationError['reason'],
  make: () => Promise<Value>,
): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    throw new GenerationError((error as Error).message, reason);
  }
}

function renderApplication(
  { set }: GeneratorContext,
  template: JsonRecord | undefined,
  parameters: Parameters,
): Application {
  const { metadata: ownMetadata, spec: ownSpec } = template ?? {};
  const base = set.spec.template;
  const rendered = renderDeep(
    set,
    {
      metadata: {
        ...(isRecord(base.metadata) ? base.metadata : {}),
        ...(isRecord(ownMetadata) ? ownMetadata : {}),
      },
      spec: {
        ...(isRecord(base.spec) ? base.spec : {}),
        ...(isRecord(ownSpec) ? ownSpec : {}),
      },
    },
    parameters,
  );
  const {
    name,
    labels,
    annotations,
    finalizers = [],
  } = rendered.metadata as Application['metadata'];
  const isKept = set.spec.syncPolicy?.preserveResourcesOnDeletion;
  const application = {
    apiVersion: argoApiVersion,
    kind: 'Application',
    metadata: {
      name: name ?? '',
      namespace: set.metadata.namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      finalizers:
        finalizers.length === 0 && !isKept ? [resourcesFinalizer] : finalizers,
    },
    spec: rendered.spec,
  } as unknown as Application;
  return set.spec.templatePatch
    ? patched(set.spec.templatePatch, application, text =>
        renderText(set, text, parameters),
      )
    : application;
}

/** The template patch may change anything but the project and the namespace. */
function patched(
  template: string,
  application: Application,
  render: (text: string) => string,
): Application {
  let patch: unknown;
  try {
    [patch = {}] = parseYaml(render(template));
  } catch (error) {
    throw new Error(
      `error replacing values in templatePatch: ${(error as Error).message}`,
    );
  }
  if (!isRecord(patch)) {
    throw new Error(
      `invalid templatePatch "${template}": it must be an object`,
    );
  }
  const merged = strategicMerge(application, patch, {
    strategic: false,
  }) as Application;
  return {
    ...merged,
    metadata: {
      ...merged.metadata,
      namespace: application.metadata.namespace,
    },
    spec: { ...merged.spec, project: application.spec.project },
  };
}
