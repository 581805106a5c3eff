import { emptyFact } from '../../facts/shapes.ts';
import { dayOf, isDay } from '../../words/days.ts';
import type { Day } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { firstDocument } from '../courier/first-document.ts';
import type { OpenFile } from '../files/open-file.ts';
import type { ReadContext, Source } from '../source.ts';
import { shopFigures, staffReportOf } from './staff-report.ts';
import type { StaffReport } from './staff-report.ts';

/** A report that covers more agents than any shop has is something else. */
const STAFF_MAX = 5000;

/** The report by agent. It holds sums and means, never messages: so it becomes what the platform published on a day. */
export const feigeStaffReport: Source = {
  id: 'feige-staff-report',
  title: { zh: '飞鸽客服报表', en: 'Feige staff report' },
  platform: 'douyin',
  detect: async (file) => (staffReportOf(await firstDocument(file)) ? 0.95 : 0),
  async *read(file, context) {
    for await (const { row, value } of file.documents()) {
      const report = staffReportOf(value);
      if (!report || report.staff.length > STAFF_MAX) {
        throw new Failure('bad_file', report ? `The report names more than ${STAFF_MAX} agents.` : 'The document holds no staffDataModel list.', { place: { file: file.name, row }, hint: 'Hand in the JSON of the staff report as it came.' });
      }
      const staff = report.staff.map((one) => ({ staff: context.hashBuyer(one.id), ...one.figures }));
      const readings = JSON.stringify({ ...shopFigures(report.staff), perStaff: staff });
      const fact = { ...emptyFact('published_score'), publishedOn: publishedOn(report, file, context), layout: 'feige_staff_report', readings };
      // The lowest revision: where a score page of the same day is at hand, the page stands.
      yield [{ kind: 'published_score', fact, row, revision: 0 }];
    }
  },
};

function publishedOn(report: StaffReport, file: OpenFile, context: ReadContext): Day {
  if (report.day !== '' && isDay(report.day)) return report.day;
  if (file.exportedAt !== null) return dayOf(file.exportedAt, context.zone);
  throw new Failure('bad_file', 'The report does not say of which day it is.', {
    place: { file: file.name },
    hint: 'Let the file name start with the unix seconds of the export (1791430000_report.json), or give the document a field date.',
  });
}
