import { describe, expect, it } from '@jest/globals';
import { Deployment, type IDeployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler, type IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { type IJob, Job } from 'kubernetes-models/batch/v1';
import {
  Ingress,
  type IIngress,
  type INetworkPolicy,
  NetworkPolicy,
} from 'kubernetes-models/networking.k8s.io/v1';
import { type IPodDisruptionBudget, PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import {
  ConfigMap,
  type IConfigMap,
  type IContainer,
  type IPodSpec,
  Namespace,
  Service,
} from 'kubernetes-models/v1';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { declaredSettings } from '#platform/config';
import { breaches, type ContainerFacts, containerRules, isSecretName } from '../compose/house-rules.js';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

const folder = import.meta.dirname;
const listed = (parse(readFileSync(resolve(folder, 'kustomization.yaml'), 'utf8')) as { resources: string[] })
  .resources;
const text = listed.map((name) => readFileSync(resolve(folder, name), 'utf8')).join('\n---\n');
const manifests = (changed = text): Manifest[] =>
  parseAllDocuments(changed)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);

const models = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
};
const modules: Record<keyof typeof models, string> = {
  ConfigMap: 'v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  Service: 'v1',
};

const ofKind = <Shape>(all: readonly Manifest[], kind: keyof typeof models): Shape[] =>
  all.filter((manifest) => manifest.kind === kind) as unknown as Shape[];

interface Pod {
  readonly owner: string;
  readonly labels: Record<string, string>;
  readonly spec: IPodSpec;
  readonly runsOnce: boolean;
}

const pods = (all: readonly Manifest[]): Pod[] =>
  [...ofKind<IDeployment>(all, 'Deployment'), ...ofKind<IJob>(all, 'Job')].map((owner) => ({
    owner: owner.metadata?.name ?? '',
    labels: owner.spec?.template.metadata?.labels ?? {},
    spec: owner.spec?.template.spec as IPodSpec,
    runsOnce: owner.kind === 'Job',
  }));

/** A reference to a secret reads as a variable that is asked for: it has no value of ours. */
function environmentOf(
  { env = [], envFrom = [] }: IContainer,
  all: readonly Manifest[],
): Record<string, string> {
  const maps = ofKind<IConfigMap>(all, 'ConfigMap');
  const shared = envFrom.flatMap(({ configMapRef }) =>
    Object.entries(maps.find(({ metadata }) => metadata?.name === configMapRef?.name)?.data ?? {}),
  );
  const own = env.map(({ name, value, valueFrom }): [string, string] => [
    name,
    valueFrom?.secretKeyRef ? `\${${name}:?}` : (value ?? ''),
  ]);
  return Object.fromEntries([...shared, ...own]);
}

const facts = (all: readonly Manifest[]): ContainerFacts[] =>
  pods(all).flatMap(({ spec, runsOnce }) =>
    spec.containers.map((container) => {
      const { securityContext: own = {} } = container;
      return {
        name: container.name,
        image: container.image ?? '',
        user: own.runAsUser ?? spec.securityContext?.runAsUser ?? null,
        readOnly: own.readOnlyRootFilesystem === true,
        dropsAll: own.capabilities?.drop?.includes('ALL') === true && own.capabilities.add === undefined,
        mayGainPrivileges: own.privileged === true || own.allowPrivilegeEscalation !== false,
        limits: Object.keys(container.resources?.limits ?? {}),
        hasHealthcheck: ['startupProbe', 'readinessProbe', 'livenessProbe'].every(
          (probe) => probe in container,
        ),
        runsOnce,
        environment: environmentOf(container, all),
        isEssaim: true,
      };
    }),
  );

const rules = containerRules(new Set(Object.keys(declaredSettings)), ['cpu', 'memory', 'ephemeral-storage']);

/** What only a cluster can get wrong, one sentence each. */
function clusterBreaches(all: readonly Manifest[]): string[] {
  const wrong: string[] = [];
  const say = (when: boolean, what: string) => void (when && wrong.push(what));
  for (const manifest of all) {
    say(manifest.kind === 'Secret', `${manifest.metadata.name} is a secret in the repository`);
    const type =
      manifest.kind === 'Service' ? (manifest as { spec?: { type?: string } }).spec?.type : undefined;
    say(type !== undefined && type !== 'ClusterIP', `service ${manifest.metadata.name} is met from outside`);
  }
  for (const { owner, spec } of pods(all)) {
    say(spec.automountServiceAccountToken !== false, `${owner} holds a token of the cluster`);
    say(spec.securityContext?.runAsNonRoot !== true, `${owner} may run as root`);
    say(spec.securityContext?.seccompProfile?.type !== 'RuntimeDefault', `${owner} has no seccomp profile`);
    say(/"host(?:Network|PID|IPC|Path|Port)"/.test(JSON.stringify(spec)), `${owner} shares the machine`);
  }
  for (const name of ofKind<IConfigMap>(all, 'ConfigMap').flatMap(({ data = {} }) => Object.keys(data)))
    say(isSecretName(name), `the settings hold ${name}`);
  const policies = ofKind<INetworkPolicy>(all, 'NetworkPolicy');
  const closed = policies.find(({ spec }) => Object.keys(spec?.podSelector ?? { none: 1 }).length === 0);
  say(closed?.spec?.policyTypes?.length !== 2 || closed.spec.ingress !== undefined, 'the network is open');
  return [...wrong, ...deploymentBreaches(all), ...hostBreaches(all)];
}

function deploymentBreaches(all: readonly Manifest[]): string[] {
  return ofKind<IDeployment>(all, 'Deployment').flatMap(({ metadata, spec }) => {
    const name = metadata?.name ?? '';
    const labels = JSON.stringify(spec?.template.metadata?.labels);
    const budget = ofKind<IPodDisruptionBudget>(all, 'PodDisruptionBudget').find(
      (each) => JSON.stringify(each.spec?.selector?.matchLabels) === labels,
    );
    const scaler = ofKind<IHorizontalPodAutoscaler>(all, 'HorizontalPodAutoscaler').find(
      (each) => each.spec?.scaleTargetRef.name === name,
    );
    return [
      [JSON.stringify(spec?.selector.matchLabels) !== labels, `${name} selects other pods`],
      [(spec?.replicas ?? 1) < 2, `${name} is alone`],
      [budget?.spec?.minAvailable !== 1, `${name} may be evicted whole`],
      [(scaler?.spec?.minReplicas ?? 1) < 2, `${name} may shrink to one`],
    ].flatMap(([when, what]) => (when ? [String(what)] : []));
  });
}

function hostBreaches(all: readonly Manifest[]): string[] {
  const { PUBLIC_URL = '', FILES_URL = '' } = ofKind<IConfigMap>(all, 'ConfigMap')[0]?.data ?? {};
  const hosts = [PUBLIC_URL, FILES_URL]
    .map((url) => url.replace('https://', ''))
    .sort()
    .join();
  const [ingress] = ofKind<IIngress>(all, 'Ingress');
  const led = (ingress?.spec?.rules ?? [])
    .map(({ host }) => host)
    .sort()
    .join();
  const safe = (ingress?.spec?.tls ?? [])
    .flatMap((tls) => tls.hosts ?? [])
    .sort()
    .join();
  return [
    [led !== hosts, `led: ${led}, settings: ${hosts}`],
    [safe !== hosts, `with a certificate: ${safe}, settings: ${hosts}`],
  ].flatMap(([when, what]) => (when ? [String(what)] : []));
}

/** The published schemas accept fields that nobody knows; the types of the same package do not. */
function unknownFields(all: readonly Manifest[]): string[] {
  const file = resolve(folder, 'checked-manifests.ts');
  const source = all
    .map(({ kind, ...rest }, at) => {
      const name = modules[kind as keyof typeof models];
      return `import type { I${kind} as K${at} } from 'kubernetes-models/${name}';\nexport const m${at}: K${at} = ${JSON.stringify({ kind, ...rest })};`;
    })
    .join('\n');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (path, target) =>
    path === file ? ts.createSourceFile(path, source, target) : readSource(path, target);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('infra/kubernetes', () => {
  it('lists every manifest', () => {
    const there = readdirSync(folder).filter((name) => name.endsWith('.yml'));
    expect([...listed].sort()).toEqual(there.sort());
  });

  it.each(manifests().map((manifest) => [manifest.kind, manifest.metadata.name, manifest] as const))(
    '%s %s fits its schema',
    (kind, _, manifest) => {
      const Model = models[kind as keyof typeof models] as new (from: never) => { validate(): void };
      expect(Model).toBeDefined();
      expect(() => new Model(manifest as never).validate()).not.toThrow();
    },
  );

  it('names no field that Kubernetes does not know', () => {
    const misspelt = manifests(text.replace('readOnlyRootFilesystem', 'readOnlyRootFileSystem'));
    const [job] = misspelt.filter(({ kind }) => kind === 'Job');
    const found = unknownFields([...manifests(), ...(job ? [job] : [])]); // one program, planted fault included
    expect(found).toEqual([expect.stringContaining('readOnlyRootFileSystem')]);
  }, 60_000);

  it('keeps the rules of the house in every container', () => {
    expect(
      facts(manifests())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['migrate', 'server', 'worker']);
    expect(breaches(facts(manifests()), rules)).toEqual([]);
  });

  it('keeps the rules of a cluster', () => {
    expect(clusterBreaches(manifests())).toEqual([]);
  });
});

/** [what is planted, its place, what replaces it, what is found] */
const planted: [what: string, from: string | RegExp, to: string, found: RegExp][] = [
  ['a moving tag', 'image: essaim:0.1.0', 'image: essaim:latest', /names an exact version/],
  ['root', 'runAsUser: 1000', 'runAsUser: 0', /runs as nobody/],
  ['perhaps root', 'runAsNonRoot: true', 'runAsNonRoot: false', /may run as root/],
  ['a writable root', 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', /writes on no disk/],
  ['capabilities', 'drop: [ALL]', 'drop: []', /has no capability/],
  ['privileges', 'allowPrivilegeEscalation: false', 'privileged: true', /gains no privilege/],
  [
    'no memory limit',
    /limits: \{ cpu: '2', memory: 2Gi, /,
    "limits: { cpu: '2', ",
    /server is limited: memory/,
  ],
  ['no liveness', / +livenessProbe:\n(?: {12}.*\n)+/, '', /server says how/],
  ['a setting that is none', 'LOG_LEVEL:', 'LOG_LEVLE:', /settings that exist: LOG_LEVLE/],
  [
    'a secret among the settings',
    '  S3_BUCKET:',
    '  S3_SECRET_KEY: x\n  S3_BUCKET:',
    /settings hold S3_SECRET_KEY/,
  ],
  ['a secret', 'kind: ConfigMap', 'kind: Secret', /is a secret in the repository/],
  [
    'the owner’s role',
    'name: MEILI_WRITE_KEY,',
    'name: DATABASE_OWNER_URL,',
    /worker has no power it does not need/,
  ],
  [
    'a token of the cluster',
    'automountServiceAccountToken: false',
    'hostNetwork: true',
    /holds a token[\s\S]*shares the machine/,
  ],
  ['no seccomp', '{ type: RuntimeDefault }', '{ type: Unconfined }', /no seccomp/],
  ['a lonely server', 'replicas: 2', 'replicas: 1', /server is alone/],
  ['no budget', 'minAvailable: 1', 'minAvailable: 0', /evicted whole/],
  [
    'a node port',
    '  selector: { app: essaim, part: server }\n  ports:',
    '  type: NodePort\n  ports:',
    /met from outside/,
  ],
  [
    'an open network',
    '  podSelector: {}\n  policyTypes: [Ingress, Egress]',
    '  podSelector: {}\n  policyTypes: [Egress]',
    /network is open/,
  ],
  ['another host', '- host: fichiers.example.net', '- host: essaim2.example.org', /led: /],
  [
    'a host without certificate',
    'hosts: [fichiers.example.net]',
    'hosts: [essaim.example.org]',
    /certificate: /,
  ],
];

describe('the rules', () => {
  it.each(planted)('catch %s', (_, from, to, found) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const all = manifests(changed);
    const wrong = [...breaches(facts(all), rules), ...clusterBreaches(all)];
    expect(wrong.join('\n')).toMatch(found);
  });
});
