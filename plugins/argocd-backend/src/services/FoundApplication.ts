import {
  ActionRights,
  Application,
  ApplicationSummary,
} from '@socle/plugin-argocd-common';
import { Instance } from './Instances';

/** One Application, as somebody may look at it. */
export interface FoundApplication {
  instance: Instance;
  /** Nothing is cut in it. */
  application: Application;
  /** Of the same, nothing cut either. */
  summary: ApplicationSummary;
  /** Unset for the platform's own. */
  tenant?: string;
  /** The tenant's name for where it deploys to. */
  environment?: string;
  /** The portal's name for the cluster that it deploys to. */
  cluster?: string;
  /**
   * Where its objects may be looked at: its destination, where that is an environment of its tenant, or where it is the
   * platform's own.
   */
  objects?: { cluster: string; namespace: string };
  may: ActionRights;
  /**
   * Whether the same viewer may see another Application, as where this one says that it makes it: anybody can write a
   * manifest that has the name of another tenant's.
   */
  mayShow(other: ApplicationSummary): boolean;
}
