import { Finding } from '@socle/plugin-platform-common/documents';
import { Profile } from '../../profile/schema';
import { Service } from '../../tenant/serviceSchema';
import { Tenant, TenantEnvironment } from '../../tenant/types';
import { KustomizationFile } from './kustomization';
import { Manifest } from './manifest';
import { YamlDocumentSource } from './readManifests';
import { Source } from './source';

/** Something that was read, and where it stands. */
export interface Read<T> {
  value: T;
  source: Source;
}

/** Everything that rules look at: the files of all repositories that are judged, read and put in their places. */
export interface Workspace {
  /** What the platform offers; undefined where there is no `socle.yaml`, or none that can be read. */
  profile?: Read<Profile>;
  /** What went wrong in reading: findings of the rules `file`, `yaml` and `schema`. */
  faults: Finding[];
  /** The folders `tenants/<tenant>/` that are judged. */
  tenants: TenantFolder[];
  /** Every tenant that is known: those that are judged, and those that were given beside them. */
  known: Read<Tenant>[];
  /** Whether no tenant of the platform is unknown: all of the platform is here, or its tenants were given. */
  knowsAllTenants: boolean;
  /** Repositories of the platform. */
  platforms: PlatformTree[];
  /** Repositories of teams. */
  teams: TeamTree[];
  /** Manifests of teams and services, in the folders that Argo CD applies. */
  units: Unit[];
  /** The documents of each file that is read for manifests, by its path. */
  documents: ReadonlyMap<string, readonly YamlDocumentSource[]>;
  /** Every kustomization of teams, services, add-ons and loose folders; those that are rendered are not among them. */
  kustomizations: KustomizationFile[];
  /** Objects of teams, services, add-ons and loose files, by the path of their file; applied or not. */
  manifests: ReadonlyMap<string, readonly Manifest[]>;
}

/** A folder `tenants/<tenant>/`. */
export interface TenantFolder {
  /** The folder's name: what the tenant should be called. Empty where only the folder itself was given. */
  name: string;
  /** Path of the folder, with its slash. */
  folder: string;
  /** Its `tenant.yaml`; undefined where there is none, or none that can be read. */
  tenant?: Read<Tenant>;
  /** Whether there is a `tenant.yaml`, readable or not. */
  hasTenant: boolean;
  /** Everything else in the folder, by path below it; undefined as text where it could not be read. */
  files: ReadonlyMap<string, string | undefined>;
}

/** A repository of the platform. */
export interface PlatformTree {
  /** Its folder, with its slash; empty for the folder that is looked at. */
  root: string;
  /** Whether its `socle.yaml` is here: then all of the platform is. */
  whole: boolean;
  /** `bootstrap/` and CODEOWNERS, by path below the root; undefined as text where it could not be read. */
  bootstrap: ReadonlyMap<string, string | undefined>;
  /** Objects of `platform/`. */
  manifests: Manifest[];
}

/** A team's repository. */
export interface TeamTree {
  /** Its folder, with its slash; empty for the folder that is looked at. */
  root: string;
  /** The tenant that it says it is of, by its `catalog-info.yaml`, or else by its folder. */
  tenantName?: string;
  /** That tenant, where it is known. */
  tenant?: Tenant;
  services: Read<Service>[];
  /** Its `catalog-info.yaml`; with it, all of the repository is here. */
  catalog?: Source;
  /** Names of the folders directly in it, whatever they hold. */
  folders: ReadonlySet<string>;
}

/** Manifests that Argo CD applies together, from one folder to one namespace. */
export interface Unit {
  role: 'team' | 'deploy' | 'loose';
  /** Path of the folder, with its slash. */
  folder: string;
  /** The tenant that it is of, where that is known or can be told. */
  tenantName?: string;
  tenant?: Tenant;
  /** The folder's own name, which is the environment's in `team` and `deploy`. */
  environmentName?: string;
  /** That environment, where its tenant is known and has it. */
  environment?: TenantEnvironment;
  /** The objects that are applied: those that the kustomization names where there is one, else all. */
  manifests: Manifest[];
  /** Patches that its kustomization applies to them, as far as they stand in files and are objects. */
  patches: Manifest[];
  kustomization?: KustomizationFile;
}
