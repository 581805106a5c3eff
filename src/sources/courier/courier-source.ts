import type { Zone } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import type { Source, SourceItem } from '../source.ts';
import { firstDocument } from './first-document.ts';
import { is17Track, read17Track } from './read-17track.ts';
import { isAfterShip, readAfterShip } from './read-aftership.ts';
import { isKdniao, readKdniao } from './read-kdniao.ts';
import { isKuaidi100, readKuaidi100 } from './read-kuaidi100.ts';
import { traceItems } from './trace.ts';
import type { TraceResult } from './trace.ts';

const CHUNK_ITEMS = 2000;

interface CourierService {
  id: string;
  title: { zh: string; en: string };
  isDocument(value: unknown): boolean;
  readDocument(value: unknown, zone: Zone): TraceResult[];
}

function courierSource(service: CourierService): Source {
  return {
    id: service.id,
    title: service.title,
    platform: 'any',
    detect: async (file) => (service.isDocument(await firstDocument(file)) ? 0.95 : 0),
    async *read(file, context) {
      let items: SourceItem[] = [];
      for await (const { row, value } of file.documents()) {
        if (!service.isDocument(value)) {
          throw new Failure('bad_file', `This is not a ${service.title.en} document.`, { place: { file: file.name, row }, hint: 'Hand in the answers or push bodies as they came.' });
        }
        for (const result of service.readDocument(value, context.zone)) items.push(...traceItems(result, row, context));
        if (items.length >= CHUNK_ITEMS) {
          yield items;
          items = [];
        }
      }
      if (items.length > 0) yield items;
    },
  };
}

export const kuaidi100Trace = courierSource({ id: 'kuaidi100-trace', title: { zh: '快递100 物流轨迹', en: 'Kuaidi100 trace' }, isDocument: isKuaidi100, readDocument: readKuaidi100 });
export const kdniaoTrace = courierSource({ id: 'kdniao-trace', title: { zh: '快递鸟 物流轨迹', en: 'Kdniao trace' }, isDocument: isKdniao, readDocument: readKdniao });
export const afterShipTrace = courierSource({ id: 'aftership-trace', title: { zh: 'AfterShip 物流轨迹', en: 'AfterShip trace' }, isDocument: isAfterShip, readDocument: readAfterShip });
export const seventeenTrackTrace = courierSource({ id: '17track-trace', title: { zh: '17TRACK 物流轨迹', en: '17TRACK trace' }, isDocument: is17Track, readDocument: read17Track });
