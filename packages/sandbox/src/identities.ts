/**
 * Somebody whom the sandbox's forge and clusters know.
 *
 * The tokens are public knowledge: every part of the sandbox listens on loopback only.
 */
export interface Identity {
  /** The name to sign in with, and of the catalog's User. */
  name: string;
  title: string;
  email: string;
  /** Bearer token of the clusters; access token and password of the forge. */
  token: string;
  /** Groups as the clusters' tokens carry them. */
  groups: string[];
  /** Teams on the forge: an owner's name, whose repositories this person may write. */
  teams: string[];
  /** Site administrator of the forge; `system:masters` of the clusters. */
  administrator: boolean;
}

/** The four people of the sign-in page. */
export const personas: Identity[] = [
  {
    name: 'ines.moreau',
    title: 'Inès Moreau',
    email: 'ines.moreau@halle.example',
    token: 'sandbox-ines-moreau',
    groups: ['oidc:team-payments'],
    teams: ['payments'],
    administrator: false,
  },
  {
    name: 'tom.becker',
    title: 'Tom Becker',
    email: 'tom.becker@halle.example',
    token: 'sandbox-tom-becker',
    groups: ['oidc:team-shop'],
    teams: ['shop'],
    administrator: false,
  },
  {
    name: 'amara.diallo',
    title: 'Amara Diallo',
    email: 'amara.diallo@halle.example',
    token: 'sandbox-amara-diallo',
    groups: ['oidc:sre'],
    teams: ['sre'],
    administrator: false,
  },
  {
    name: 'hugo.lefevre',
    title: 'Hugo Lefèvre',
    email: 'hugo.lefevre@halle.example',
    token: 'sandbox-hugo-lefevre',
    groups: ['oidc:platform', 'system:masters'],
    teams: ['platform'],
    administrator: true,
  },
];

/** The accounts of machines: the portal's, which reads clusters and writes pull requests, and the GitOps controller's. */
export const machines: Identity[] = [
  {
    name: 'socle',
    title: 'Socle portal',
    email: 'socle@halle.example',
    token: 'sandbox-socle',
    groups: ['oidc:portal'],
    teams: [],
    administrator: true,
  },
  {
    name: 'argocd',
    title: 'Argo CD',
    email: 'argocd@halle.example',
    token: 'sandbox-argocd',
    groups: ['system:masters'],
    teams: [],
    administrator: false,
  },
];
