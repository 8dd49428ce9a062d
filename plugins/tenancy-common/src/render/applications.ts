import { inline, YamlValue } from '@socle/plugin-platform-common/documents';

/** The fields of an ApplicationSet that are the same for all of them. */
export const goTemplate = {
  goTemplate: true,
  goTemplateOptions: inline(['missingkey=error']),
} as const;

/**
 * How an Application syncs: by itself, with what is removed removed and what is changed by hand changed back; again when it
 * fails. No option makes namespaces: `namespace.yaml` owns them.
 */
export function syncPolicy(
  option: 'ServerSideApply' | 'FailOnSharedResource',
): YamlValue {
  return {
    automated: inline({ prune: true, selfHeal: true }),
    syncOptions: inline([`${option}=true`]),
    retry: {
      limit: 10,
      backoff: inline({ duration: '5s', factor: 2, maxDuration: '3m' }),
      // Of what Git says by then: a commit that mends a failed one does not wait until that one was tried ten times.
      refresh: true,
    },
  };
}
