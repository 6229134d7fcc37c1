/** A row wants so many distinct columns among those it may have, each at its cost. */
export interface FlowRow {
  readonly wanted: number;
  readonly columns: readonly number[];
  readonly costs: readonly number[];
}

/** A column already holds `load` and takes up to `cap`. */
export interface FlowColumn {
  readonly load: number;
  readonly cap: number;
}

/** What a unit costs that nobody takes: more than anything else; and for each row that stands behind, more than any path. */
const MISSING = 1e9;
const MISSING_BEFORE = 1e5;

/**
 * The cheapest of the fullest assignments, as a minimum-cost flow by successive shortest paths with potentials
 * (Ahuja, Magnanti, Orlin, « Network Flows », 1993, 9.7). A column's n-th unit costs `each` × what it holds before, which
 * is convex and levels loads; a unit nobody takes goes to a way out that costs more than any path, and more for a row
 * that stands before another. Answers, for each
 * row, the columns it gets.
 */
export function cheapestFlow(
  rows: readonly FlowRow[],
  columns: readonly FlowColumn[],
  each: number,
): number[][] {
  const flow = new Flow(rows, columns, each);
  const most = Math.max(0, ...rows.map(({ wanted }) => wanted));
  for (let unit = 0; unit < most; unit += 1)
    rows.forEach(({ wanted }, row) => {
      if (unit < wanted) flow.augment(row);
    });
  return rows.map((_, row) => flow.columnsOf(row));
}

/** Nodes are the columns, then the rows; arcs go from a row to a column, and back when they are used. */
class Flow {
  private readonly first: Int32Array;
  private readonly arcColumn: Int32Array;
  private readonly arcRow: Int32Array;
  private readonly arcCost: Float64Array;
  private readonly used: Uint8Array;
  private readonly usedOf: number[][];
  private readonly held: Int32Array;
  private readonly potential: Float64Array;
  private readonly distance: Float64Array;
  private readonly cameBy: Int32Array;
  private readonly settled: Uint8Array;
  private readonly queue = new Queue();
  private touched: number[] = [];
  private bestCost = Infinity;
  private bestEnd = -1;

  constructor(
    rows: readonly FlowRow[],
    private readonly columns: readonly FlowColumn[],
    private readonly each: number,
  ) {
    const nodes = columns.length + rows.length;
    this.first = new Int32Array(rows.length + 1);
    rows.forEach((row, index) => (this.first[index + 1] = this.first[index]! + row.columns.length));
    this.arcColumn = Int32Array.from(rows.flatMap((row) => row.columns));
    this.arcCost = Float64Array.from(rows.flatMap((row) => row.costs));
    this.arcRow = Int32Array.from(rows.flatMap((row, index) => row.columns.map(() => index)));
    this.used = new Uint8Array(this.arcColumn.length);
    this.usedOf = columns.map(() => []);
    this.held = Int32Array.from(columns, ({ load }) => load);
    this.potential = new Float64Array(nodes);
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.cameBy = new Int32Array(nodes).fill(-1);
    this.settled = new Uint8Array(nodes);
  }

  columnsOf(row: number): number[] {
    const taken: number[] = [];
    for (let arc = this.first[row]!; arc < this.first[row + 1]!; arc += 1)
      if (this.used[arc] === 1) taken.push(this.arcColumn[arc]!);
    return taken;
  }

  /** One more unit of this row, by the shortest path, which may take columns from other rows and give them others. */
  augment(row: number): void {
    this.search(this.columns.length + row);
    for (const node of this.touched)
      if (this.distance[node]! < this.bestCost) this.potential[node]! += this.distance[node]! - this.bestCost;
    this.take(this.bestEnd);
    for (const node of this.touched) {
      this.distance[node] = Infinity;
      this.cameBy[node] = -1;
      this.settled[node] = 0;
    }
    this.touched = [];
  }

  /**
   * Dijkstra on reduced costs, which are never negative, until nothing nearer than the best end remains. Only columns
   * queue: a row is left as soon as it is reached, again when it is reached nearer, which halves the time.
   */
  private search(source: number): void {
    this.bestCost = Infinity;
    this.queue.clear();
    this.reach(source, 0, -1);
    this.leaveRow(source);
    for (;;) {
      const column = this.queue.pop();
      if (column < 0 || this.distance[column]! >= this.bestCost) return;
      if (this.settled[column] === 1) continue;
      this.settled[column] = 1;
      this.leaveColumn(column);
    }
  }

  private leaveRow(node: number): void {
    const { arcColumn, arcCost, used, potential, distance, first } = this;
    const row = node - this.columns.length;
    const base = distance[node]! + potential[node]!;
    for (let arc = first[row]!, end = first[row + 1]!; arc < end; arc += 1) {
      const column = arcColumn[arc]!;
      const reached = base + arcCost[arc]! - potential[column]!;
      if (reached < distance[column]! && used[arc] === 0 && this.reach(column, reached, arc))
        this.queue.push(reached, column);
    }
  }

  private leaveColumn(column: number): void {
    const { arcRow, arcCost, potential, distance } = this;
    const base = distance[column]! + potential[column]!;
    for (const arc of this.usedOf[column]!) {
      const node = this.columns.length + arcRow[arc]!;
      const reached = base - arcCost[arc]! - potential[node]!;
      if (reached < distance[node]! && this.reach(node, reached, arc)) this.leaveRow(node);
    }
  }

  /** False where it leads beyond the best end. */
  private reach(node: number, distance: number, arc: number): boolean {
    if (distance >= this.bestCost) return false;
    if (this.distance[node] === Infinity) this.touched.push(node);
    this.distance[node] = distance;
    this.cameBy[node] = arc;
    const end = distance + this.potential[node]! + this.costOfEnding(node);
    if (end < this.bestCost) {
      this.bestCost = end;
      this.bestEnd = node;
    }
    return true;
  }

  /** A column that has room takes the unit; a row may always go without. */
  private costOfEnding(node: number): number {
    const column = this.columns[node];
    const nodes = this.potential.length;
    if (column) return this.held[node]! < column.cap ? this.each * this.held[node]! : Infinity;
    return MISSING + MISSING_BEFORE * (nodes - node);
  }

  private take(end: number): void {
    if (end < this.columns.length) this.held[end]! += 1;
    for (let node = end, arc = this.cameBy[end]!; arc >= 0; arc = this.cameBy[node]!) {
      const column = this.arcColumn[arc]!;
      const isTaken = node === column;
      this.used[arc] = isTaken ? 1 : 0;
      const list = this.usedOf[column]!;
      if (isTaken) list.push(arc);
      else list.splice(list.indexOf(arc), 1);
      node = isTaken ? this.columns.length + this.arcRow[arc]! : column;
    }
  }
}

/** A binary heap; what was pushed again nearer is found settled when it comes out a second time. */
class Queue {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  clear(): void {
    this.keys.length = 0;
    this.nodes.length = 0;
  }

  push(key: number, node: number): void {
    let at = this.keys.length;
    for (let up = (at - 1) >> 1; at > 0 && this.keys[up]! > key; up = (at - 1) >> 1) {
      this.keys[at] = this.keys[up]!;
      this.nodes[at] = this.nodes[up]!;
      at = up;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }

  /** The nearest node, or -1. */
  pop(): number {
    const top = this.nodes[0] ?? -1;
    const key = this.keys.pop();
    const node = this.nodes.pop();
    const length = this.keys.length;
    if (length === 0 || key === undefined || node === undefined) return top;
    let at = 0;
    for (let down = 1; down < length; down = 2 * at + 1) {
      if (down + 1 < length && this.keys[down + 1]! < this.keys[down]!) down += 1;
      if (this.keys[down]! >= key) break;
      this.keys[at] = this.keys[down]!;
      this.nodes[at] = this.nodes[down]!;
      at = down;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
    return top;
  }
}
