import { msg } from '../i18n';

export interface Section {
  path: string;
  label: string;
  /** The second key of the jump that starts with g. */
  key: string;
}

export const GROUPS: { label: string | null; sections: Section[] }[] = [
  {
    label: null,
    sections: [
      { path: '', label: msg('Home'), key: 'h' },
      { path: 'models', label: msg('Models'), key: 'm' },
      { path: 'releases', label: msg('Releases'), key: 'r' },
      { path: 'readiness', label: msg('Readiness'), key: 'b' },
    ],
  },
  {
    label: msg('Make'),
    sections: [
      { path: 'datasets', label: msg('Datasets'), key: 'd' },
      { path: 'training', label: msg('Training'), key: 't' },
      { path: 'experiments', label: msg('Experiments'), key: 'x' },
      { path: 'imports', label: msg('Imports'), key: 'i' },
    ],
  },
  {
    label: msg('Prove'),
    sections: [
      { path: 'evals', label: msg('Evaluation'), key: 'e' },
      { path: 'parity', label: msg('Parity'), key: 'p' },
      { path: 'certificates', label: msg('Certificates'), key: 'z' },
      { path: 'portability', label: msg('Portability'), key: 'f' },
      { path: 'silicon', label: msg('Silicon'), key: 'v' },
      { path: 'endpoints', label: msg('Endpoints'), key: 'n' },
      { path: 'policies', label: msg('Policies'), key: 'l' },
    ],
  },
  {
    label: msg('Serve'),
    sections: [
      { path: 'deployments', label: msg('Deployments'), key: 's' },
      { path: 'playground', label: msg('Playground'), key: 'c' },
      { path: 'keys', label: msg('Keys'), key: 'k' },
      { path: 'usage', label: msg('Usage'), key: 'u' },
    ],
  },
  {
    label: msg('Govern'),
    sections: [
      { path: 'access', label: msg('Access'), key: 'q' },
      { path: 'audit', label: msg('Audit'), key: 'a' },
      { path: 'webhooks', label: msg('Webhooks'), key: 'w' },
      { path: 'storage', label: msg('Storage'), key: 'o' },
    ],
  },
];

export const SECTIONS: Section[] = GROUPS.flatMap((group) => group.sections);
