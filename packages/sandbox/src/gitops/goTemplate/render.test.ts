import { renderFastTemplate } from './renderFastTemplate';
import { renderGoTemplate } from './render';

const parameters = {
  name: 'checkout',
  empty: '',
  port: 8080,
  on: true,
  environments: [{ environment: 'dev' }, { environment: 'prod' }],
  path: {
    path: 'tenants/payments/dev',
    basename: 'dev',
    segments: ['tenants', 'payments', 'dev'],
  },
  labels: { b: '2', a: '1' },
  'with-hyphen': 'yes',
};

describe('Go templates', () => {
  it.each([
    ['no action', 'no action'],
    ['{{.name}}', 'checkout'],
    ['a-{{ .name }}-b', 'a-checkout-b'],
    ['{{.path.basename}}', 'dev'],
    ['{{$.path.path}}', 'tenants/payments/dev'],
    ['{{index .path.segments 1}}', 'payments'],
    ['{{index . "with-hyphen"}}', 'yes'],
    ['{{(index .environments 1).environment}}', 'prod'],
    [
      '{{.environments | toJson}}',
      '[{"environment":"dev"},{"environment":"prod"}]',
    ],
    ['{{.port}}', '8080'],
    ['{{.name | upper | quote}}', '"CHECKOUT"'],
    ['{{printf "%s-%d" .name .port}}', 'checkout-8080'],
    ['{{default "none" .empty}}', 'none'],
    ['{{.empty | default "none"}}', 'none'],
    ['{{normalize "Feature/Add_It."}}', 'feature-add-it'],
    [
      '{{slugify 23 "feat/a really long name of a branch"}}',
      'feat-a-really-long-name',
    ],
    ['{{trimPrefix "check" .name}}', 'out'],
    ['{{if .on}}on{{else}}off{{end}}', 'on'],
    ['{{if .empty}}on{{else}}off{{end}}', 'off'],
    [
      '{{if eq .name "refunds"}}r{{else if eq .name "checkout"}}c{{else}}?{{end}}',
      'c',
    ],
    ['{{if and .on (not .empty)}}both{{end}}', 'both'],
    [
      '{{range .environments}}[{{.environment}} of {{$.name}}]{{end}}',
      '[dev of checkout][prod of checkout]',
    ],
    ['{{range .nothing}}x{{else}}none{{end}}', 'none'],
    ['{{with .path}}{{.basename}}{{end}}', 'dev'],
    ['a {{- .name -}} b', 'acheckoutb'],
    ['{{/* said */}}{{.name}}', 'checkout'],
    ['{{.labels}}', 'map[a:1 b:2]'],
    ['{{.missing}}', '<no value>'],
    ['{{`raw {{text}}`}}', 'raw {{text}}'],
  ])('%s gives %s', (template, expected) => {
    expect(renderGoTemplate({ template, parameters })).toBe(expected);
  });

  it.each([
    [
      '{{.missing}}',
      'failed to execute go template {{.missing}}: template: base:1:2: executing "base" at <.missing>: map has no entry for key "missing"',
    ],
    [
      '{{.path.nothing}}',
      'failed to execute go template {{.path.nothing}}: template: base:1:7: executing "base" at <.path.nothing>: map has no entry for key "nothing"',
    ],
    [
      '{{index .path.segments 7}}',
      'failed to execute go template {{index .path.segments 7}}: template: base:1:2: executing "base" at <index>: error calling index: index out of range: 7',
    ],
    [
      '{{genPrivateKey "rsa"}}',
      'failed to parse template {{genPrivateKey "rsa"}}: template: base:1: function "genPrivateKey" not defined',
    ],
    [
      '{{template "x"}}',
      'failed to parse template {{template "x"}}: template: base:1: the sandbox\'s templates do not know {{template}}',
    ],
    [
      '{{$x := 1}}',
      'failed to parse template {{$x := 1}}: template: base:1: undefined variable "$x"',
    ],
    [
      '{{if .on}}open',
      'failed to parse template {{if .on}}open: template: base:1: unexpected EOF',
    ],
    [
      '{{.name',
      'failed to parse template {{.name: template: base:1: unclosed action',
    ],
  ])('%s is an error that says why', (template, message) => {
    expect(() =>
      renderGoTemplate({ template, parameters, options: ['missingkey=error'] }),
    ).toThrow(message);
  });
});

describe('templates without goTemplate', () => {
  it.each([
    ['{{path.basename}}-{{ name }}', 'dev-checkout'],
    ['{{path[1]}}', 'payments'],
    ['{{unknown}} stays', '{{unknown}} stays'],
  ])('%s gives %s', (template, expected) => {
    expect(
      renderFastTemplate(template, {
        name: 'checkout',
        'path.basename': 'dev',
        'path[1]': 'payments',
      }),
    ).toBe(expected);
  });
});
