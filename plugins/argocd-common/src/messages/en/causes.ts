/**
 * What is wrong, in one sentence for each cause.
 *
 * @public
 */
export const causes = {
  // Pods
  imageNotFound: 'There is no image {{image}}.',
  imageDenied: 'The registry refuses to give {{image}}.',
  registryUnreachable: 'The registry of {{image}} cannot be reached.',
  registryLimit: 'The registry of {{image}} takes no more requests for now.',
  imageNameInvalid: '{{image}} is no name of an image.',
  imagePull: 'The image {{image}} cannot be pulled.',
  outOfMemory:
    'Container {{container}} uses more memory than its limit and is killed.',
  crashLoop:
    'Container {{container}} ends again and again, with exit code {{exitCode}}.',
  crashLoopUnknown: 'Container {{container}} ends again and again.',
  initFailed:
    'The init container {{container}} fails, so the pod never starts.',
  configMissing: '{{kind}} {{name}} is not there, and the pod needs it.',
  configKeyMissing:
    '{{kind}} {{name}} has no key {{key}}, and the pod needs it.',
  runsAsRoot:
    'Container {{container}} would run as root, which the pod forbids.',
  cannotStart: 'Container {{container}} cannot be started.',
  unschedulableResources: 'No node has room for the pod: {{shortage}}.',
  unschedulableVolume: 'The pod waits for a volume that is not bound.',
  unschedulable: 'No node takes the pod.',
  volumeMount: 'Volume {{volume}} cannot be mounted.',
  probeFailing: 'The {{probe}} probe of the pod fails.',
  evicted: 'The pod was evicted from its node.',
  progressDeadline:
    '{{kind}} {{name}} did not come up in the time that it has.',
  jobFailed: 'Job {{name}} failed.',
  jobDeadline: 'Job {{name}} took longer than it may.',
  // Admission
  quotaExceeded:
    'The quota {{quota}} has no room: {{requested}} is asked for, {{used}} is used, and {{limited}} is all there is.',
  quotaNeedsAmounts:
    'The quota {{quota}} asks for amounts that are not stated: {{missing}}.',
  limitRange:
    'It is outside of what the namespace lets one container have: {{detail}}.',
  podSecurity: 'It breaks the Pod Security Standard {{level}}: {{violations}}.',
  gatekeeper: 'The constraint {{constraint}} refuses it: {{detail}}',
  kyverno: 'The policy {{policy}} refuses it: {{detail}}',
  admissionPolicy: 'The admission policy {{policy}} refuses it: {{detail}}',
  admissionWebhook: 'The admission webhook {{webhook}} refuses it: {{detail}}',
  webhookUnavailable:
    'The admission webhook {{webhook}} does not answer, so nothing can be applied.',
  serviceAccountMissing: 'The service account {{name}} is not there.',
  accessDenied: '{{user}} may not {{verb}} {{resource}}.',
  // Applying
  kindMissing: 'The cluster does not know the kind {{kind}}.',
  versionMissing:
    'The cluster knows {{kind}}, but not its version {{version}}.',
  immutableField:
    '{{field}} of {{kind}} {{name}} cannot be changed once it is there.',
  fieldConflict:
    'Another tool, {{manager}}, holds fields that the manifest sets.',
  fieldUnknown:
    'The manifest has a field that the cluster does not know: {{field}}.',
  objectInvalid: '{{kind}} {{name}} is not valid: {{detail}}',
  annotationsTooLong:
    'The object is too large for the annotation that client-side apply writes.',
  namespaceMissing: 'The namespace {{namespace}} is not there.',
  namespaceTerminating:
    'The namespace {{namespace}} is being deleted and takes nothing new.',
  resourceGone: '{{resource}} was deleted while the sync waited for it.',
  // Projects and other Applications
  projectForbidsKind: 'The project {{project}} does not permit {{kind}}.',
  projectForbidsNamespace:
    'The project {{project}} does not permit the namespace {{namespace}}.',
  projectForbidsDestination:
    'The project {{project}} does not permit this destination.',
  projectForbidsRepository:
    'The project {{project}} does not permit the repository {{repository}}.',
  projectForbidsApplication:
    'The project {{project}} does not permit Applications in the namespace {{namespace}}.',
  projectMissing: 'The project {{project}} does not exist.',
  sharedResource:
    '{{resource}} belongs to more than one Application: {{others}}.',
  repeatedResource: '{{resource}} stands in the manifests more than once.',
  excludedResource:
    '{{resource}} is excluded in the settings of Argo CD and is not applied.',
  orphanedResources:
    'The namespace holds {{number}} objects that belong to no Application.',
  childFailing: 'The Application {{name}}, which this one makes, is not well.',
  applicationSetFailing:
    'The ApplicationSet {{name}} cannot make its Applications.',
  // Sources
  repositoryUnreachable: 'The repository {{repository}} cannot be reached.',
  repositoryDenied:
    'The repository {{repository}} refuses the credentials of Argo CD.',
  repositoryNotFound:
    'There is no repository {{repository}}, or Argo CD may not see it.',
  repoServerUnavailable: "Argo CD's own repo-server does not answer.",
  revisionNotFound: 'The repository has no revision {{revision}}.',
  pathNotFound: 'The repository has no folder {{path}} at this revision.',
  chartNotFound: 'The repository has no such version of the chart {{chart}}.',
  helmFailed: 'Helm cannot render the chart: {{detail}}',
  kustomizeFailed: 'Kustomize cannot build the folder: {{detail}}',
  yamlInvalid: 'A manifest is no valid YAML: {{detail}}',
  manifestFailed: 'The manifests cannot be generated: {{detail}}',
  hydrationFailed: 'The manifests cannot be rendered into Git: {{detail}}',
  // Clusters
  clusterUnreachable: 'Argo CD cannot reach the cluster {{cluster}}.',
  clusterUnauthorized:
    'The cluster {{cluster}} refuses the credentials of Argo CD.',
  clusterUnknown: 'Argo CD has no cluster {{cluster}}.',
  destinationMissing: 'The Application names no destination.',
  serviceAccountUnmatched:
    'No service account is set for this destination, and Argo CD may not use its own.',
  // The operation itself
  pruneConfirmation:
    '{{resource}} is no longer in Git, and somebody has to confirm that it goes.',
  pruneDisabled:
    '{{resource}} is no longer in Git, and nothing removes it: automated pruning is off.',
  windowClosed: 'No sync window is open.',
  windowInvalid:
    'A sync window of the project cannot be read, so nothing may sync.',
  wouldDeleteEverything:
    'Git holds nothing any more, and Argo CD does not delete everything by itself.',
  terminated: 'Somebody ended the sync.',
  timedOut: 'The sync took longer than Argo CD lets it.',
  hookFailed: 'The {{hook}} hook {{name}} failed.',
  waveBlocked:
    'The sync waits for {{resource}} and does not begin what comes after it.',
  hookWaiting: 'The sync waits for the {{hook}} hook {{name}}.',
  deletionWaits:
    'The Application is being deleted, and its running operation has to end first.',
  statusTooLarge:
    'The Application has more resources than its status can hold.',
  notSyncedYet: 'Nobody has synced this yet, and automated sync is off.',
} as const;
