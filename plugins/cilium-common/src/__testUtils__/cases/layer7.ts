import { into, NamedCase, outOf, tcp80, web } from './shapes';

/** Rules that look into what is asked, and what cannot stand together. */
export const layer7Cases: readonly NamedCase[] = [
  {
    name: 'what layer 7 looks into goes through a proxy',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{ method: 'GET' }] },
              },
            ],
          },
        ],
      },
      'aA',
    ),
  },
  {
    name: 'rules of layer 7 that are none are none',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              { ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [] } },
            ],
          },
        ],
      },
      'aa',
    ),
  },
  {
    name: 'a denial beats layer 7',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
        ],
        ingressDeny: [{ fromEntities: ['cluster'] }],
      },
      'ad',
    ),
  },
  {
    name: 'two parsers at one port are a contradiction',
    ...outOf(
      web,
      {
        egress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { dns: [{ matchPattern: '*' }] },
              },
            ],
          },
        ],
      },
      'xx',
    ),
  },
  {
    name: 'server names beside what layer 7 asks are a contradiction',
    ...outOf(
      web,
      {
        egress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                serverNames: ['a.example.com'],
              },
            ],
          },
        ],
      },
      'xx',
    ),
  },
  {
    name: 'two authentications are a contradiction',
    ...into(
      web,
      {
        ingress: [
          { toPorts: tcp80, authentication: { mode: 'required' } },
          { toPorts: tcp80, authentication: { mode: 'disabled' } },
        ],
      },
      'xx',
    ),
  },
];
