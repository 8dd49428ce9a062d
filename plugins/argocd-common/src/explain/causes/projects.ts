import { Cause, cause, find, Recognizer, Signal } from '../cause';

/** What an AppProject does not permit, and what belongs to somebody else. Sources: Argo CD's `controller`, `util/argo`. */
export const projects: Recognizer = ({ text, project, repository }) => {
  const kind = find(
    text,
    /resource (?<kind>[\w.-]{0,253}:\w{1,253}) is not permitted in project (?<project>[\w.-]{1,253})/,
  );
  if (kind) {
    const name = kind.kind?.replace(/^:/, '').replace(':', '/');
    return cause(
      'projectForbidsKind',
      { kind: name, project: trimmed(kind.project) },
      'guarded-kinds',
    );
  }
  const namespace = find(
    text,
    /namespace (?<namespace>[\w.-]{1,63}) is not permitted in project '(?<project>[^']{1,253})'/,
  );
  if (namespace) {
    return cause('projectForbidsNamespace', namespace, 'foreign-namespace');
  }
  const source = find(
    text,
    /(?:application|sync source) repo (?<repository>\S{1,1000}) is not permitted in project '(?<project>[^']{1,253})'/,
  );
  if (source) {
    return cause('projectForbidsRepository', source, 'references');
  }
  const destination = find(
    text,
    /do not match any of the allowed destinations in project '(?<project>[^']{1,253})'/,
  );
  if (destination) {
    return cause('projectForbidsDestination', destination);
  }
  const application = find(
    text,
    /in namespace '(?<namespace>[^']{1,63})' is not permitted to use project '(?<project>[^']{1,253})'/,
  );
  if (application) {
    return cause('projectForbidsApplication', application);
  }
  const missing =
    find(
      text,
      /referencing project (?<project>[\w.-]{1,253}) which does not exist/,
    ) ??
    find(text, /appproject\.argoproj\.io "(?<project>[^"]{1,253})" not found/);
  return (
    (missing && cause('projectMissing', missing)) ??
    ownership({ text, project, repository })
  );
};

function ownership({ text }: Signal): Cause | undefined {
  const shared = find(
    text,
    /(?<resource>\w{1,253}\/[\w.:-]{1,253}) is part of applications (?<others>[^\s]{1,600} and [^\s]{1,600})/,
  );
  if (shared) {
    return cause(
      'sharedResource',
      { ...shared, others: shared.others?.replace(/\.$/, '') },
      'collision',
    );
  }
  const repeated = find(
    text,
    /Resource (?<resource>\S{1,800}) appeared \d{1,6} times among application resources/,
  );
  if (repeated) {
    return cause('repeatedResource', repeated, 'collision');
  }
  const excluded = find(
    text,
    /Resource (?<resource>\S{0,300} ?[\w.:-]{1,253}) is excluded in the settings/,
  );
  if (excluded) {
    return cause('excludedResource', excluded);
  }
  const orphaned = find(
    text,
    /Application has (?<number>\d{1,7}) orphaned resources/,
  );
  return orphaned && cause('orphanedResources', orphaned);
}

function trimmed(name: string | undefined): string | undefined {
  return name?.replace(/\.$/, '');
}
