/** The third tab: what the memory holds. */
import {tabs} from '../core/tabs.js';
import {el} from '../core/dom.js';
import {t} from '../core/i18n.js';
import {BatchesView} from './batches_view.js';
import {GlossaryView} from './glossary_view.js';
import {ImportView} from './import_view.js';
import {StatisticsView} from './statistics_view.js';
import {UnitsView} from './units_view.js';

export class MemoryTab {
  /**
   * @param {HTMLElement} place
   * @param {{memory: string, source_lang: string, target_lang: string}} info
   */
  constructor(place, info) {
    this.place = place;
    this.info = info;
    this.tabs = /** @type {ReturnType<typeof tabs> | null} */ (null);
  }

  show() {
    if (this.tabs) return;
    const units = new UnitsView(this.info);
    const views = {units, batches: new BatchesView(this.info), glossary: new GlossaryView(this.info), import: new ImportView(this.info), statistics: new StatisticsView(this.info)};
    this.tabs = tabs('memory', [['units', t('memory.units'), views.units.element], ['batches', t('memory.batches'), views.batches.element],
      ['glossary', t('memory.glossary'), views.glossary.element], ['import', t('memory.import'), views.import.element], ['statistics', t('memory.statistics'), views.statistics.element]],
    name => views[/** @type {keyof typeof views} */ (name)].show());
    this.place.append(el('section', {class: 'memory', 'aria-label': t('tab.memory')}, this.tabs.element));
    units.show();
  }
}
