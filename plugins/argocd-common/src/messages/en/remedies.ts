import { causes } from './causes';

/**
 * What to do about each cause.
 *
 * @public
 */
export const remedies: Readonly<Record<keyof typeof causes, string>> = {
  imageNotFound: 'Push the image, or name a tag that the registry has.',
  imageDenied:
    'Give the namespace a pull secret for this registry, and check the name: registries answer alike for what is not there.',
  registryUnreachable:
    'Check the registry, and the way to it from the nodes. Kubernetes tries again by itself.',
  registryLimit:
    "Wait, or pull the image through the platform's registry. Kubernetes tries again by itself.",
  imageNameInvalid:
    'Write the image as registry/name:tag, in small letters and without spaces.',
  imagePull:
    "Read the registry's own words, and check name, tag and pull secret.",
  outOfMemory:
    'Raise the memory limit, or find out what takes the memory. The quota has to have room for it.',
  crashLoop: "Read the container's last log: it ends by itself.",
  crashLoopUnknown: "Read the container's last log: it ends by itself.",
  initFailed: 'Read the log of the init container.',
  configMissing:
    'Add it to the manifests, or correct the name that the pod asks for.',
  configKeyMissing: 'Add the key, or correct the one that the pod asks for.',
  runsAsRoot:
    'Let the image name a user by number, or set runAsUser in the security context.',
  cannotStart:
    'Check command and arguments, and that the image is built for the processor of the nodes.',
  unschedulableResources:
    'Ask for less, or ask the platform team for larger or more nodes.',
  unschedulableVolume:
    'Look at the PersistentVolumeClaim: its storage class, its size and its events.',
  unschedulable:
    'Compare node selector, affinity and tolerations of the pod with the nodes.',
  volumeMount:
    "Check that what the volume names is there, and read the pod's events.",
  probeFailing:
    'Ask the address of the probe yourself, and check port, path and delays.',
  evicted:
    'State requests that match what the pod uses, so that the node keeps it.',
  progressDeadline: 'Look at its pods and their events.',
  jobFailed: 'Read the log of the last pod of the job.',
  jobDeadline:
    'Read the log of its pod, or raise activeDeadlineSeconds where it needs the time.',
  quotaExceeded:
    'Ask for less, remove what is not needed, or ask for a larger quota in tenant.yaml.',
  quotaNeedsAmounts: 'State these requests and limits for every container.',
  limitRange: 'Stay within the limits of the namespace.',
  podSecurity: 'Set the security context that the standard asks for.',
  gatekeeper: 'Change the manifest so that the constraint holds.',
  kyverno: 'Change the manifest so that the policy holds.',
  admissionPolicy: 'Change the manifest so that the policy holds.',
  admissionWebhook: 'Change the manifest as the webhook says.',
  webhookUnavailable:
    'Tell the platform team. Argo CD tries again where the Application has a retry.',
  serviceAccountMissing:
    'Add the service account to the manifests, or correct its name.',
  accessDenied: 'Tell the platform team: a right is missing on the cluster.',
  kindMissing:
    'Install its definition (CRD) on the cluster first, or in an earlier wave of this Application.',
  versionMissing: 'Write the manifest for a version that the cluster serves.',
  immutableField:
    'Give the object another name, or delete it and sync. Replace=true and Force=true do the latter, and interrupt what runs.',
  fieldConflict:
    'Decide who owns the fields: leave them out of the manifest, or sync with Force=true.',
  fieldUnknown: 'Correct the spelling of the field, or remove it.',
  objectInvalid: 'Correct the field.',
  annotationsTooLong: 'Set the sync option ServerSideApply=true.',
  namespaceMissing:
    'Ask for the environment in tenant.yaml. Outside of a tenant, set CreateNamespace=true.',
  namespaceTerminating:
    'Wait until it is gone, and look at the finalizers of what is left in it.',
  resourceGone: 'Sync again, and find out what deletes it.',
  projectForbidsKind:
    'Remove it from the manifests: objects of this kind are for the platform team to write.',
  projectForbidsNamespace: "Name a namespace of the tenant's environments.",
  projectForbidsDestination:
    "Name a cluster and a namespace of the tenant's environments.",
  projectForbidsRepository: 'Add the repository to tenant.yaml.',
  projectForbidsApplication:
    'Move the Application, or add its namespace to sourceNamespaces of the project.',
  projectMissing: 'Name a project that is there, or create it first.',
  sharedResource:
    'Give the object another name, or remove it from one of the two.',
  repeatedResource: 'Remove all but one.',
  excludedResource: 'Remove it, or ask the platform team to manage its kind.',
  orphanedResources: 'Remove them, or put them into Git.',
  childFailing: 'Look at that Application.',
  applicationSetFailing: 'Correct its generators or its template.',
  repositoryUnreachable:
    'Check the address, and whether the forge runs. Argo CD tries again by itself.',
  repositoryDenied: 'Renew the credentials of the repository in Argo CD.',
  repositoryNotFound:
    'Check the address, and give Argo CD credentials where the repository is private.',
  repoServerUnavailable:
    'Tell the platform team. Argo CD tries again by itself.',
  revisionNotFound: 'Push the branch or tag, or correct targetRevision.',
  pathNotFound: 'Correct the path, or commit the folder.',
  chartNotFound: 'Name a version that the repository has, or publish it.',
  helmFailed:
    'Run helm template with the same values, and correct what it says.',
  kustomizeFailed:
    'Run kustomize build on the folder, and correct what it says.',
  yamlInvalid: 'Correct the file. socle check names file and line.',
  manifestFailed: 'Correct the source, and refresh.',
  hydrationFailed: 'Correct the source of the manifests, and refresh.',
  clusterUnreachable: 'Tell the platform team. Argo CD tries again by itself.',
  clusterUnauthorized:
    "Tell the platform team: the cluster's credentials in Argo CD are to be renewed.",
  clusterUnknown:
    "Correct the destination's name, or add the cluster to Argo CD.",
  destinationMissing: 'Name a cluster and a namespace in spec.destination.',
  serviceAccountUnmatched:
    'Add one for the destination to destinationServiceAccounts of the project.',
  pruneConfirmation: 'Confirm that it may be deleted, or put it back into Git.',
  pruneDisabled: 'Sync with prune, or put it back into Git.',
  windowClosed:
    'Wait until the window opens, or ask for one that lets people sync.',
  windowInvalid: 'Correct schedule or duration of the window.',
  wouldDeleteEverything:
    'Check that the path is right. Where everything is meant to go, sync with prune, or set allowEmpty.',
  terminated: 'Sync again when it is time.',
  timedOut: 'Look at what it waited for, and sync again.',
  hookFailed:
    "Read the hook's own words. A sync begins again with the hooks before it.",
  waveBlocked: 'Look at why it is not healthy. The sync goes on when it is.',
  hookWaiting: 'Wait for it, or look at its pods.',
  deletionWaits: 'End the operation.',
  statusTooLarge:
    'Split the Application, or set ApplyOutOfSyncOnly=true and a lower revisionHistoryLimit.',
  notSyncedYet: 'Sync it, or turn on automated sync.',
};
