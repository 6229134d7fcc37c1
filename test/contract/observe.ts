import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { ask, type Caller } from '../support/api.js';
import { behind } from '../support/behind.js';
import { until } from '../support/until.js';
import type { Cast } from './cast.js';
import { type Door, otherDoors, sceneDoors } from './doors.js';
import {
  mutate,
  mutations,
  outcomeOfMutation,
  outcomeOfQuery,
  queries,
  sceneMutations,
  sceneQueries,
  spending,
  type Stage,
} from './operations.js';
import { callRoute, type RouteCall, routes, sceneRoutes } from './routes.js';
import { type Scene, SceneMaker, type State, states } from './scene.js';
import { type Outcomes, setOutcome, whatever } from './table.js';

/** Every body a caller received, to look for what she must not have. */
export interface Received {
  readonly caller: string;
  readonly what: string;
  readonly text: string;
}

/** Calls the whole surface, cell by cell. One scene a state serves all that only reads. */
export class Observer {
  readonly received: Received[] = [];
  readonly maker: SceneMaker;
  private readonly reading = new Map<State, Promise<Scene>>();
  private readonly changing = new Map<State, Scene>();

  constructor(
    readonly stage: Stage,
    private readonly schema: GraphQLSchema,
  ) {
    this.maker = new SceneMaker(stage.product, stage.cast);
  }

  async query(name: string, among: readonly State[] = states): Promise<Outcomes> {
    const outcomes: Outcomes = new Map();
    const key = `Query.${name}`;
    const onScene = sceneQueries[name];
    const alone = queries[name];
    if (alone) setOutcome(outcomes, [key, 'any'], await this.askAll(key, `{ ${name}${alone(this.stage)} }`));
    if (onScene)
      await forEach(among, async (state) => {
        const document = `{ ${name}${onScene(await this.scene(state))} }`;
        setOutcome(outcomes, [key, state], await this.askAll(key, document));
      });
    return outcomes;
  }

  async mutation(name: string, among: readonly State[] = states): Promise<Outcomes> {
    const outcomes: Outcomes = new Map();
    const key = `Mutation.${name}`;
    const onScene = sceneMutations[name];
    if (!onScene) {
      // Wrong passwords are counted for a quarter of an hour: what one verb was told is not what the next is refused for.
      await behind(this.stage.product, (owner) => owner.query('delete from attempt'));
      setOutcome(outcomes, [key, 'any'], await this.each((caller) => this.tryAlone(name, caller)));
    } else
      await forEach(among, async (state) => {
        const cells = await this.eachOnScene([key, state], async (scene, caller) =>
          this.mutate(name, caller, await onScene(scene, this.stage)),
        );
        setOutcome(outcomes, [key, state], cells);
      });
    return outcomes;
  }

  async route(key: string, among: readonly State[] = states): Promise<Outcomes> {
    const outcomes: Outcomes = new Map();
    const alone = routes[key];
    const onScene = sceneRoutes[key];
    if (alone)
      setOutcome(
        outcomes,
        [key, 'any'],
        await this.each(async (caller) => {
          const as = key === 'POST /deconnexion' ? await this.again(caller) : caller;
          return this.visit(key, alone(this.stage.cast), as);
        }),
      );
    if (onScene)
      await forEach(among, async (state) => {
        const cells = key.startsWith('GET')
          ? await this.readOnScene(key, onScene, await this.scene(state))
          : await this.eachOnScene([key, state], (scene, caller) => this.visit(key, onScene(scene), caller));
        setOutcome(outcomes, [key, state], cells);
      });
    return outcomes;
  }

  /** Addresses that are good for five minutes were given when the scene was made: they are asked anew. */
  private async readOnScene(
    key: string,
    onScene: (scene: Scene) => RouteCall,
    known: Scene,
  ): ReturnType<Observer['allAtOnce']> {
    const scene = key.includes(':expires') ? await this.maker.refresh(known) : known;
    return this.allAtOnce((caller) => this.visit(key, onScene(scene), caller));
  }

  /** For each field of each type (or of one), the states in which its value reached each caller, whatever the way. */
  async fields(among: readonly State[] = states, only: string | null = null): Promise<Outcomes> {
    const reached = new Map<string, Set<string>[]>();
    const open = async (door: Door, state: State | 'any') => {
      if (only === null || door.type === only) await this.open(door, state, reached);
    };
    for (const door of otherDoors(this.stage.cast)) await open(door, 'any');
    await forEach(among, async (state) => {
      for (const door of sceneDoors(await this.scene(state))) await open(door, state);
    });
    const outcomes: Outcomes = new Map();
    for (const [key, cells] of reached) setOutcome(outcomes, [key, whatever], cells.map(statesIn));
    return outcomes;
  }

  /** The scene of this state that nobody has changed; search has heard of it. */
  async scene(state: State): Promise<Scene> {
    const known = this.reading.get(state) ?? this.settled(state);
    this.reading.set(state, known);
    return known;
  }

  private async settled(state: State): Promise<Scene> {
    const scene = await this.maker.makeToRead(state);
    const query = `{ resources${sceneQueries.resources?.(scene)} }`;
    const expected = state === 'published' ? 'data' : 'nothing';
    return until(`search says « ${expected} » of a ${state} resource`, async () => {
      const answer = await ask(this.stage.product.pages, query);
      return outcomeOfQuery(answer) === expected && scene;
    });
  }

  private askAll(what: string, document: string): Promise<string[]> {
    return this.allAtOnce(async (caller) => {
      const answer = await ask(this.stage.product.pages, document, {}, caller);
      this.received.push({ caller: caller.name, what, text: answer.text });
      return outcomeOfQuery(answer);
    });
  }

  /** One caller after the other on a scene that may change; a scene that a call has spent is replaced. */
  private eachOnScene(
    [key, state]: readonly [key: string, state: State],
    call: (scene: Scene, caller: Caller) => Promise<string>,
  ): Promise<string[]> {
    return this.each(async (caller) => {
      const scene = this.changing.get(state) ?? (await this.maker.make(state));
      this.changing.set(state, scene);
      const outcome = await call(scene, caller);
      const changed = outcome === 'done' || (/^30/.test(outcome) && !outcome.endsWith('/connexion'));
      if (changed && spending.has(key)) this.changing.delete(state);
      else if (changed) this.changing.set(state, await this.maker.refresh(scene));
      return outcome;
    });
  }

  private async tryAlone(name: string, caller: Caller): Promise<string> {
    const input = await mutations[name]?.(this.stage, this.stage);
    if (input) return this.mutate(name, caller, input);
    const answer = await ask<Record<string, { userErrors: { code: string }[] }>>(
      this.stage.product.pages,
      `mutation { ${name} { userErrors { code } } }`,
      {},
      name === 'signOut' ? await this.again(caller) : caller,
    );
    return outcomeOfMutation(answer);
  }

  private async mutate(name: string, caller: Caller, input: object): Promise<string> {
    const field = this.schema.getMutationType()?.getFields()[name];
    const inputType = String(field?.args[0]?.type);
    const answer = await mutate(this.stage, caller, { name, inputType, input });
    this.received.push({ caller: caller.name, what: `Mutation.${name}`, text: answer.text });
    return outcomeOfMutation(answer);
  }

  /** The same person with a session of its own, that may end. */
  private async again(caller: Caller): Promise<Caller> {
    const person = this.stage.cast.people[caller.name];
    return person ? { ...(await person.signIn()), name: caller.name } : caller;
  }

  private async visit(what: string, call: RouteCall, caller: Caller): Promise<string> {
    const response = await callRoute(this.stage.product, what, call, caller);
    this.received.push({ caller: caller.name, what, text: await response.text() });
    const to = response.headers.get('location');
    if (!to) return String(response.status);
    return `${response.status} /${new URL(to, this.stage.product.pages).pathname.split('/')[1] ?? ''}`;
  }

  private async open(door: Door, state: string, reached: Map<string, Set<string>[]>): Promise<void> {
    const type = this.schema.getType(door.type);
    if (!isObjectType(type)) return;
    const { callers } = this.stage.cast;
    const answers = await Promise.all(
      callers.map((caller) => ask(this.stage.product.pages, documentOf(door, type), {}, caller)),
    );
    for (const [at, answer] of answers.entries()) {
      const caller = callers[at]?.name ?? '';
      this.received.push({ caller, what: `${door.type}, ${door.path.join(' ')}`, text: answer.text });
      const objects = objectsAt(answer.data, door);
      for (const name of Object.keys(type.getFields())) {
        const cells = reached.get(`${type.name}.${name}`) ?? callers.map(() => new Set<string>());
        reached.set(`${type.name}.${name}`, cells);
        if (objects.some((object) => isGiven(object[name]))) cells[at]?.add(state);
      }
    }
  }

  private allAtOnce(call: (caller: Caller) => Promise<string>): Promise<string[]> {
    return Promise.all(this.stage.cast.callers.map(call));
  }

  private async each(call: (caller: Caller) => Promise<string>): Promise<string[]> {
    const cells: string[] = [];
    for (const caller of this.stage.cast.callers) cells.push(await call(caller));
    return cells;
  }
}

const forEach = (among: readonly State[], work: (state: State) => Promise<void>): Promise<unknown> =>
  Promise.all(among.map(work));

/** Every field of the type at the end of the path. */
function documentOf({ path }: Door, type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map((field) =>
    isLeafType(getNamedType(field.type)) ? field.name : `${field.name}${argumentsOf(field)} { __typename }`,
  );
  return path.reduceRight((inner, step) => `{ ${step} ${inner} }`, `{ ${fields.join(' ')} }`);
}

/** What a field does not go without: one value of each enum that it asks for. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map(({ name, type }) => {
    const named = getNamedType(type);
    return `${name}: ${isEnumType(named) ? named.getValues()[0]?.name : '?'}`;
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

type Reached = Record<string, unknown>;

function objectsAt(data: unknown, { path, only }: Door): Reached[] {
  let objects = [data];
  for (const step of path) {
    const [name = ''] = step.split('(');
    objects = objects.flatMap((object) => (object as Reached | null)?.[name] ?? []);
  }
  const found = objects.filter((object): object is Reached => typeof object === 'object' && object !== null);
  return only === undefined ? found : found.filter((object) => object.id === only);
}

/** The first letters of the states, in one order; `yes` where there is no resource, a dash where nothing arrived. */
function statesIn(reached: ReadonlySet<string>): string {
  if (reached.has('any')) return 'yes';
  const letters = states.filter((state) => reached.has(state)).map((state) => state.charAt(0).toUpperCase());
  return letters.join('') || '–';
}

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Cast and product as one value. */
export const stageOf = (product: Stage['product'], cast: Cast): Stage => ({ product, cast });
