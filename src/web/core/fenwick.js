/** Heights of rows and their sums: setting one and finding the row at a height take logarithmic time. */
export class Heights {
  /**
   * @param {number} count
   * @param {(index: number) => number} height
   */
  constructor(count, height) {
    this.count = count;
    this.values = new Float64Array(count);
    this.sums = new Float64Array(count + 1);
    for (let i = 0; i < count; i++) {
      this.values[i] = height(i);
      this.sums[i + 1] += this.values[i];
      const parent = (i + 1) + ((i + 1) & -(i + 1));
      if (parent <= count) this.sums[parent] += this.sums[i + 1];
    }
  }

  /**
   * @param {number} index
   * @param {number} height
   */
  set(index, height) {
    const change = height - this.values[index];
    if (change === 0) return;
    this.values[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.sums[i] += change;
  }

  /**
   * The sum of all before `index`.
   * @param {number} index
   */
  before(index) {
    let sum = 0;
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.sums[i];
    return sum;
  }

  total() {
    return this.before(this.count);
  }

  /**
   * The row that covers `offset`.
   * @param {number} offset
   */
  at(offset) {
    let index = 0;
    let rest = offset;
    let step = 1;
    while (step * 2 <= this.count) step *= 2;
    for (; step > 0; step >>= 1) {
      if (index + step <= this.count && this.sums[index + step] <= rest) {
        index += step;
        rest -= this.sums[index];
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }
}
