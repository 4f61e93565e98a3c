// @ts-check
// A formula is parsed and computed here as in hooks/exchange/formula: one grammar, one set of vectors.

/**
 * A number, a truth, or null where a value is not known; a column is an array of them.
 * @typedef {number | boolean | null} Scalar
 * @typedef {Scalar | Scalar[]} Value
 * @typedef {{value: (name: string) => Value | undefined, before: Scope | null}} Scope
 * @typedef {{kind: string, text: string, start: number}} Token
 * @typedef {{is: "number", number: number} | {is: "name", name: string, start: number}
 *   | {is: "sign", value: Node, start: number} | {is: "percent", value: Node, start: number}
 *   | {is: "pair", sign: string, left: Node, right: Node, start: number}
 *   | {is: "call", name: string, values: Node[], start: number}} Node
 */

/** A formula that cannot be computed; the message is the part at fault. */
export class FormulaError extends Error {
  /** @param {string} part @param {number} [start] */
  constructor(part, start = 0) {
    super(part);
    this.start = start;
  }
}

const MAX_LENGTH = 400;
const MAX_DEPTH = 40;
/** How many values a function takes: at least, at most. @type {Record<string, [number, number]>} */
const FUNCTIONS = {
  if: [2, 3], min: [1, 20], max: [1, 20], sum: [1, 20], count: [1, 1], mean: [1, 1],
  round: [1, 2], abs: [1, 1], sqrt: [1, 1], previous: [1, 1], rank: [1, 1], running: [1, 1],
};
const COMPARISONS = ["<", "<=", ">", ">=", "=", "!="];
const TOKEN =
  /[ \t\n\u3000\u00a0]*(?:((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?![0-9A-Za-z_.]))|([A-Za-z_][A-Za-z0-9_]*)|(\[[^\[\]]*\])|(\*\*|<=|>=|==|!=|<>|[-+*/^()<>=,.%−×÷≤≥≠]))/y;
/** @type {Record<string, string>} */
const SAME = { "−": "-", "×": "*", "÷": "/", "^": "**", "≤": "<=", "≥": ">=", "==": "=", "≠": "!=", "<>": "!=" };
const KINDS = ["", "number", "name", "unit", "sign"];

/** @param {string} formula @returns {Token[]} */
function tokens(formula) {
  const text = formula.replace(/[ \t\n\u3000\u00a0]+$/, "");
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const position = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const rest = text.slice(position).replace(/^[ \t\n\u3000\u00a0]+/, "");
      throw new FormulaError(/^(?:[0-9A-Za-z_.]+|[^])/u.exec(rest)?.[0] ?? rest, text.length - rest.length);
    }
    const kind = match.findIndex((part, index) => index > 0 && part !== undefined);
    const word = match[kind];
    found.push({ kind: KINDS[kind], text: SAME[word] ?? word, start: TOKEN.lastIndex - word.length });
  }
  found.push({ kind: "end", text: "", start: text.length });
  return found;
}

/** @type {Map<string, Node>} */
const known = new Map();

/** The tree of a formula; FormulaError names the part that does not belong. @param {string} formula */
export function parsed(formula) {
  let node = known.get(formula);
  if (!node) known.set(formula, (node = parse(formula)));
  return node;
}

/** @param {string} formula @returns {Node} */
function parse(formula) {
  if ([...formula].length > MAX_LENGTH) throw new FormulaError(`${[...formula].length} > ${MAX_LENGTH}`);
  const all = tokens(formula);
  let index = 0;
  let depth = 0;

  /** @param {...string} signs */
  const take = (...signs) => (all[index].kind === "sign" && signs.includes(all[index].text) ? all[index++] : null);
  /** @returns {never} */
  const refuse = (part = all[index].text) => {
    throw new FormulaError(part, all[index].start);
  };
  const expect = (/** @type {string} */ sign) => take(sign) ?? refuse(all[index].text || sign);
  /** @template T @param {() => T} rule */
  const deeper = (rule) => {
    if (++depth > MAX_DEPTH) refuse();
    const result = rule();
    depth -= 1;
    return result;
  };
  /** @param {() => Node} rule @param {string[]} signs @returns {Node} */
  const chain = (rule, signs) => {
    let left = rule();
    for (let sign = take(...signs); sign; sign = take(...signs)) {
      left = { is: "pair", sign: sign.text, left, right: rule(), start: sign.start };
    }
    return left;
  };
  /** @returns {Node} */
  const comparison = () =>
    deeper(() => {
      const left = sum();
      const sign = take(...COMPARISONS);
      return sign ? { is: "pair", sign: sign.text, left, right: sum(), start: sign.start } : left;
    });
  const sum = () => chain(product, ["+", "-"]);
  const product = () => chain(signed, ["*", "/"]);
  /** @returns {Node} */
  const signed = () => {
    const sign = take("+", "-");
    if (!sign) return power();
    const value = deeper(signed);
    return sign.text === "-" ? { is: "sign", value, start: sign.start } : value;
  };
  /** @returns {Node} */
  const power = () => {
    const base = percent();
    const sign = take("**");
    return sign ? { is: "pair", sign: "**", left: base, right: deeper(signed), start: sign.start } : base;
  };
  const percent = () => {
    let value = atom();
    for (let sign = take("%"); sign; sign = take("%")) value = { is: "percent", value, start: sign.start };
    return value;
  };
  /** @returns {Node} */
  const atom = () => {
    const token = all[index];
    if (token.kind !== "end") index += 1;
    if (token.kind === "number") {
      if (all[index].kind === "unit") index += 1;
      return { is: "number", number: Number(token.text) };
    }
    if (token.kind === "name") return take("(") ? call(token) : name(token);
    if (token.kind === "sign" && token.text === "(") {
      const inner = comparison();
      expect(")");
      return inner;
    }
    throw new FormulaError(token.text, token.start);
  };
  /** @param {Token} token @returns {Node} */
  const name = (token) => {
    if (!take(".")) return { is: "name", name: token.text, start: token.start };
    if (all[index].kind !== "name") refuse(all[index].text || ".");
    return { is: "name", name: `${token.text}.${all[index++].text}`, start: token.start };
  };
  /** @param {Token} token @returns {Node} */
  const call = (token) => {
    const values = [];
    if (!take(")")) {
      do values.push(comparison());
      while (take(","));
      expect(")");
    }
    const [fewest, most] = Object.hasOwn(FUNCTIONS, token.text) ? FUNCTIONS[token.text] : [1, 0];
    if (values.length < fewest || values.length > most) throw new FormulaError(token.text, token.start);
    return { is: "call", name: token.text, values, start: token.start };
  };

  const node = comparison();
  if (all[index].kind !== "end") refuse();
  return node;
}

/** The value of a tree, null where it is not known. @param {Node} node @param {Scope} scope @returns {Value} */
export function evaluated(node, scope) {
  switch (node.is) {
    case "number":
      return node.number;
    case "name": {
      const value = scope.value(node.name);
      if (value === undefined) throw new FormulaError(node.name, node.start);
      return value;
    }
    case "sign":
      return each((value) => -number(value, "-", node.start), evaluated(node.value, scope));
    case "percent":
      return each((value) => number(value, "%", node.start) / 100, evaluated(node.value, scope));
    case "pair":
      return pair(node, evaluated(node.left, scope), evaluated(node.right, scope));
    default:
      return called(node, scope);
  }
}

/** @param {Scalar} value @param {string} part @param {number} start */
function number(value, part, start) {
  if (typeof value !== "number") throw new FormulaError(part, start);
  return value;
}

/** @param {number} value @param {string} part @param {number} start */
function finite(value, part, start) {
  if (!Number.isFinite(value)) throw new FormulaError(part, start);
  return value;
}

/** Row by row where some are columns, each without a value that cannot be computed; nothing where a value is not known. @param {(...row: Scalar[]) => Scalar} compute @param {...Value} values @returns {Value} */
function each(compute, ...values) {
  const columns = /** @type {Scalar[][]} */ (values.filter(Array.isArray));
  const row = (/** @type {Scalar[]} */ ...parts) => (parts.includes(null) ? null : compute(...parts));
  if (!columns.length) return row(.../** @type {Scalar[]} */ (values));
  const length = columns[0].length;
  const other = columns.find((column) => column.length !== length);
  if (other) throw new FormulaError(`${Math.min(length, other.length)} ≠ ${Math.max(length, other.length)}`);
  return columns[0].map((_, index) =>
    tried(() => row(...values.map((value) => (Array.isArray(value) ? value[index] : value)))),
  );
}

/** @type {Record<string, (a: number, b: number) => Scalar>} */
const SIGNS = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
  "=": (a, b) => a === b, "!=": (a, b) => a !== b,
};

/** @param {Extract<Node, {is: "pair"}>} node @param {Value} left @param {Value} right */
function pair({ sign, start }, left, right) {
  return each(
    (one, other) => {
      const [a, b] = [number(one, sign, start), number(other, sign, start)];
      if (sign === "**") return power(a, b, start);
      const result = SIGNS[sign](a, b);
      return typeof result === "number" ? finite(result, sign, start) : result;
    },
    left,
    right,
  );
}

/** @type {Record<string, (...numbers: number[]) => number>} */
const ROW_BY_ROW = {
  abs: Math.abs,
  sqrt: (value) => {
    if (value < 0) throw new FormulaError("sqrt");
    return Math.sqrt(value);
  },
  round: (value, decimals = 0) => {
    if (decimals !== Math.floor(decimals) || Math.abs(decimals) > 12) throw new FormulaError("round");
    return Number(rounded(value, decimals));
  },
};

/** @param {Extract<Node, {is: "call"}>} node @param {Scope} scope @returns {Value} */
function called(node, scope) {
  if (node.name === "if") return chosen(node, scope);
  const values = node.values.map((value) => evaluated(value, scope));
  const [first] = values;
  if (node.name === "previous") {
    if (Array.isArray(first)) return [null, ...first.slice(0, -1)];
    return scope.before ? evaluated(node.values[0], scope.before) : null;
  }
  if (node.name === "rank") {
    if (!Array.isArray(first)) throw new FormulaError("rank", node.start);
    const numbers = first.filter((value) => value !== null).map((value) => number(value, "rank", node.start));
    return first.map((value) => value === null ? null : 1 + numbers.filter((other) => other > Number(value)).length);
  }
  if (node.name === "running") {
    if (!Array.isArray(first)) throw new FormulaError("running", node.start);
    let total = 0;
    return first.map((value) => {
      if (value === null) return null;
      total = finite(total + number(value, "running", node.start), "running", node.start);
      return total;
    });
  }
  const compute = ROW_BY_ROW[node.name];
  if (compute) return each((...row) => compute(...row.map((value) => number(value, node.name, node.start))), ...values);
  return ofAll(node, values);
}

/** Only the branch that holds is computed. @param {Extract<Node, {is: "call"}>} node @param {Scope} scope @returns {Value} */
function chosen(node, scope) {
  const [condition, ...branches] = node.values;
  const test = evaluated(condition, scope);
  if (!Array.isArray(test)) {
    if (test === null) return null;
    if (typeof test !== "boolean") throw new FormulaError("if", node.start);
    if (!test && branches.length === 1) return null;
    return evaluated(branches[test ? 0 : 1], scope);
  }
  const rows = branches.map((branch) => {
    const value = tried(() => evaluated(branch, scope));
    return Array.isArray(value) ? value : test.map(() => value);
  });
  return test.map((truth, index) =>
    truth === null || (!truth && rows.length === 1) ? null : rows[truth ? 0 : 1][index],
  );
}

/** A value, or null when it cannot be computed. @template T @param {() => T} compute @returns {T | null} */
export function tried(compute) {
  try {
    return compute();
  } catch (fault) {
    if (fault instanceof FormulaError) return null;
    throw fault;
  }
}

/** @param {Extract<Node, {is: "call"}>} node @param {Value[]} values @returns {Value} */
function ofAll(node, values) {
  const numbers = [];
  for (const value of values) {
    if (value === null) return null;
    for (const row of Array.isArray(value) ? value : [value]) {
      if (row !== null) numbers.push(number(row, node.name, node.start));
    }
  }
  if (node.name === "count") return numbers.length;
  if (!numbers.length) return null;
  if (node.name === "min") return numbers.reduce((least, value) => (value < least ? value : least));
  if (node.name === "max") return numbers.reduce((most, value) => (value > most ? value : most));
  const total = numbers.reduce((sum, value) => sum + value, 0);
  return finite(node.name === "mean" ? total / numbers.length : total, node.name, node.start);
}

/** A power by the steps of numbers.py, since libraries differ in the last place. @param {number} base @param {number} exponent @param {number} start */
function power(base, exponent, start) {
  if (exponent === Math.floor(exponent) && Math.abs(exponent) <= 1024) {
    return finite(wholePower(base, exponent), "**", start);
  }
  if (exponent === 0.5 && base >= 0) return Math.sqrt(base);
  const logarithm = base > 0 ? exponent * ln(base) : 0;
  if (base < 0 || (base === 0 && exponent < 0) || logarithm > 700) throw new FormulaError("**", start);
  return base === 0 ? 0 : exp(logarithm);
}

/** @param {number} base @param {number} exponent */
function wholePower(base, exponent) {
  let [result, factor, left] = [1, base, Math.abs(exponent)];
  while (left) {
    if (left % 2) result *= factor;
    left = Math.floor(left / 2);
    if (left) factor *= factor;
  }
  return exponent >= 0 ? result : 1 / result;
}

const LN2 = 0.6931471805599453;

/** @param {number} value */
function ln(value) {
  let twos = 0;
  for (; value > 1.4142135623730951; twos += 1) value /= 2;
  for (; value < 0.7071067811865476; twos -= 1) value *= 2;
  const part = (value - 1) / (value + 1);
  const square = part * part;
  let total = 0;
  for (let odd = 41; odd > 0; odd -= 2) total = total * square + 1 / odd;
  return twos * LN2 + 2 * part * total;
}

/** @param {number} value */
function exp(value) {
  if (value < -700) return 0;
  const twos = Math.floor(value / LN2 + 0.5);
  const rest = value - twos * LN2;
  let total = 1;
  for (let step = 20; step > 0; step -= 1) total = 1 + (rest * total) / step;
  for (let count = 0; count < Math.abs(twos); count += 1) total = twos > 0 ? total * 2 : total / 2;
  return total;
}

/** A number rounded half up to 14 digits that count, then to decimals, as plain digits. @param {number} value @param {number} decimals */
export function rounded(value, decimals) {
  const [, minus, whole, part = "", shift = "0"] = /** @type {RegExpExecArray} */ (
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  );
  const digits = (whole + part).replace(/^0+(?=\d)/, "");
  let exponent = Number(shift) - part.length;
  let count = BigInt(digits);
  const cut = (/** @type {number} */ places) => {
    if (places <= 0) return;
    const ten = 10n ** BigInt(places);
    count = (count * 2n + ten) / (ten * 2n);
    exponent += places;
  };
  cut(digits.length - 14);
  cut(-decimals - exponent);
  if (exponent > -decimals) {
    count *= 10n ** BigInt(exponent + decimals);
    exponent = -decimals;
  }
  const sign = minus && count ? "-" : "";
  if (exponent >= 0) return sign + count * 10n ** BigInt(exponent);
  const padded = String(count).padStart(1 - exponent, "0");
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
