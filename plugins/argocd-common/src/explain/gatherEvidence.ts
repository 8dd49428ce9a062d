import {
  ClusterEvent,
  ClusterObject,
  parseClusterEvent,
  parseClusterObject,
} from '../objects/clusterObject';
import { parseApplication } from '../objects/parseApplication';
import { parseProject, Project } from '../objects/project';
import { ResourceReference } from '../objects/resource';
import { parseResourceTree, ResourceTree } from '../objects/resourceTree';
import { ApplicationSummary } from '../projection/applicationSummary';
import { summaryOf, wholeLimits } from '../projection/summarizeApplication';
import { at, defined, isRecord, MAX_ITEMS } from '../values/read';
import { DeliveryEvidence } from './types';

/**
 * What a heap of documents holds that explains something.
 *
 * @public
 */
export interface GatheredEvidence {
  /** One for each Application, in the order of the documents. */
  evidence: DeliveryEvidence[];
  /** How many documents were nothing that helps. */
  unused: number;
}

/**
 * Sorts documents into evidence: Applications, AppProjects, Events, other objects of a cluster, resource trees as Argo CD's
 * API answers them (`/resource-tree`), and lists of any of these (`kubectl get -o yaml`). A tree belongs to the Application
 * that stands before it, or after it where none does. Never throws.
 *
 * @public
 */
export function gatherEvidence(options: {
  documents: readonly unknown[];
  now: Date;
}): GatheredEvidence {
  const applications: ApplicationSummary[] = [];
  const managed: ResourceReference[][] = [];
  const projects: Project[] = [];
  const objects: ClusterObject[] = [];
  const events: ClusterEvent[] = [];
  const trees = new Map<number, ResourceTree>();
  let unused = 0;
  for (const document of openLists(options.documents)) {
    const kind = at(document, 'kind');
    const isArgo = String(at(document, 'apiVersion') ?? '').startsWith(
      'argoproj.io/',
    );
    const application =
      kind === 'Application' && isArgo ? parseApplication(document) : undefined;
    const project =
      kind === 'AppProject' && isArgo ? parseProject(document) : undefined;
    const tree = kind === undefined ? parseResourceTree(document) : undefined;
    const event = kind === 'Event' ? parseClusterEvent(document) : undefined;
    const object = event ? undefined : parseClusterObject(document);
    if (application) {
      applications.push(summaryOf(application, { limits: wholeLimits }));
      managed.push(application.status.resources);
    } else if (project) {
      projects.push(project);
    } else if (tree) {
      trees.set(Math.max(0, applications.length - 1), tree);
    } else if (event) {
      events.push(event);
    } else if (object) {
      objects.push(object);
    } else {
      unused += 1;
    }
  }
  return {
    evidence: applications.map((application, index) => {
      const isNear = (namespace: string | undefined) =>
        namespace === undefined ||
        application.destinationNamespace === undefined ||
        namespace === application.destinationNamespace;
      return defined({
        application,
        tree: trees.get(index),
        resources: managed[index].length > 0 ? managed[index] : undefined,
        objects: objects.filter(({ namespace }) => isNear(namespace)),
        events: events.filter(({ about }) => isNear(about.namespace)),
        project: projects.find(({ name }) => name === application.project),
        children: applications.filter(other => other !== application),
        now: options.now,
      });
    }),
    unused,
  };
}

/** The documents, and those of lists; lists of lists are opened too, as far as anybody makes them. */
function openLists(documents: readonly unknown[]): unknown[] {
  const opened: unknown[] = [];
  const open = (value: unknown, depth: number) => {
    if (opened.length >= MAX_ITEMS) {
      return;
    }
    if (isRecord(value) && Array.isArray(value.items) && depth < 4) {
      for (const item of value.items) {
        open(item, depth + 1);
      }
    } else {
      opened.push(value);
    }
  };
  documents.forEach(document => open(document, 0));
  return opened;
}
