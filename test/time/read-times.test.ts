import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edtf, isEdtf } from '../../src/model/edtf.js'
import { readTimes } from '../../src/time/read-times.js'

type Row = readonly [
  text: string,
  published: string | null,
  ...expected: (readonly [words: string, value: string, date: string | null])[],
]

/** 9 June 2022 is a Thursday. */
const D = '2022-06-09'

function read(text: string, published: string | null): [string, string, string | null][] {
  return readTimes(text, published === null ? null : edtf(published)).map((time) => [
    text.slice(time.start, time.end),
    time.value,
    time.edtf,
  ])
}

const check = (rows: readonly Row[]): void => {
  it.each(rows.map((row) => ({ text: row[0], published: row[1], expected: row.slice(2) })))(
    '$text',
    ({ text, published, expected }) => {
      expect(read(text, published)).toEqual(expected)
    },
  )
}

describe('days of the week', () => {
  check([
    ['The envoys met on Thursday.', D, ['Thursday', '2022-06-09', '2022-06-09']],
    ['Thursday brought no news.', D, ['Thursday', '2022-06-09', '2022-06-09']],
    ['The envoys met on Wednesday.', D, ['Wednesday', '2022-06-08', '2022-06-08']],
    ['The envoys met on Friday.', D, ['Friday', '2022-06-03', '2022-06-03']],
    ['The envoys will meet on Friday.', D, ['Friday', '2022-06-10', '2022-06-10']],
    ['Talks are expected to resume on Monday.', D, ['Monday', '2022-06-13', '2022-06-13']],
    ['The prisoners are to be freed on Saturday.', D, ['Saturday', '2022-06-11', '2022-06-11']],
    ['He could arrive as early as Sunday.', D, ['Sunday', '2022-06-12', '2022-06-12']],
    ['They have until Monday to answer.', D, ['Monday', '2022-06-13', '../2022-06-13']],
    ['She left last Saturday.', D, ['last Saturday', '2022-06-04', '2022-06-04']],
    ['She left last Thursday.', D, ['last Thursday', '2022-06-02', '2022-06-02']],
    ['She leaves next Tuesday.', D, ['next Tuesday', '2022-06-14', '2022-06-14']],
    ["Tuesday's vote was close.", D, ['Tuesday', '2022-06-07', '2022-06-07']],
    ['The order had been due to expire on Friday.', D, ['Friday', '2022-06-03', '2022-06-03']],
    ['He had not been told of it until Tuesday.', D, ['Tuesday', '2022-06-07', '../2022-06-07']],
    ['The planned talks opened on Monday.', D, ['Monday', '2022-06-06', '2022-06-06']],
    ['The bridge was shelled on Monday evening.', D, ['Monday evening', '2022-06-06TEV', '2022-06-06']],
    ['A truce was agreed early on Tuesday morning.', D, ['Tuesday morning', '2022-06-07TMO', '2022-06-07']],
    ['He left Monday last week.', D, ['Monday last week', '2022-05-30', '2022-05-30']],
    ['He leaves on Friday of next week.', D, ['Friday of next week', '2022-06-17', '2022-06-17']],
    ['They pray on Fridays.', D, ['Fridays', 'XXXX-WXX-5', null]],
    ['The council sat on Thursday, 2 June.', D, ['Thursday, 2 June', '2022-06-02', '2022-06-02']],
    ['The council sat on Tuesday, March 1, 2022.', D, ['Tuesday, March 1, 2022', '2022-03-01', '2022-03-01']],
    ['The mission left Tues. night.', D, ['Tues. night', '2022-06-07TNI', '2022-06-07']],
  ])
})

describe('days near the report', () => {
  check([
    ['The minister spoke today.', D, ['today', '2022-06-09', '2022-06-09']],
    ['Yesterday two villages were handed over.', D, ['Yesterday', '2022-06-08', '2022-06-08']],
    ['He flies home tomorrow.', D, ['tomorrow', '2022-06-10', '2022-06-10']],
    ['The leaders dine tonight.', D, ['tonight', '2022-06-09TNI', '2022-06-09']],
    ['It happened yesterday morning.', D, ['yesterday morning', '2022-06-08TMO', '2022-06-08']],
    ['It happened the day before yesterday.', D, ['the day before yesterday', '2022-06-07', '2022-06-07']],
    ['It ends the day after tomorrow.', D, ['the day after tomorrow', '2022-06-11', '2022-06-11']],
    ['She resigned this morning.', D, ['this morning', '2022-06-09TMO', '2022-06-09']],
    ['Shots were heard last night.', D, ['last night', '2022-06-08TNI', '2022-06-08']],
    ['The shelling went on overnight.', D, ['overnight', '2022-06-09TNI', '2022-06-09']],
    ['Bulgaria Today reported it.', D],
  ])
})

describe('calendar dates', () => {
  check([
    ['On 27 September 2020 the war began.', D, ['27 September 2020', '2020-09-27', '2020-09-27']],
    ['On September 27, 2020, the war began.', D, ['September 27, 2020', '2020-09-27', '2020-09-27']],
    ['On the 9th of November 2020 it ended.', D, ['the 9th of November 2020', '2020-11-09', '2020-11-09']],
    ['The text of Nov. 9 was published.', D, ['Nov. 9', '2021-11-09', '2021-11-09']],
    ['The Aug. 7 raid killed two.', '2022-08-18', ['The Aug. 7', '2022-08-07', '2022-08-07']],
    ['The order takes effect July 1.', D, ['July 1', '2022-07-01', '2022-07-01']],
    ['The order took effect on May 1.', D, ['May 1', '2022-05-01', '2022-05-01']],
    ['A summit was set for Dec. 10.', '2022-11-02', ['Dec. 10', '2022-12-10', '2022-12-10']],
    [
      'The books for the year to Jan. 31 closed.',
      '2022-10-31',
      ['the year', 'P1Y', null],
      ['Jan. 31', '2022-01-31', '2022-01-31'],
    ],
    ['It fell around 22 May 2022.', D, ['around 22 May 2022', '2022-05-22', '2022-05-22~']],
    ['The list of 2022-05-22 was long.', D, ['2022-05-22', '2022-05-22', '2022-05-22']],
    ['The list of 22.05.2022 was long.', D, ['22.05.2022', '2022-05-22', '2022-05-22']],
    ['The list of 5/22/2022 was long.', D, ['5/22/2022', '2022-05-22', '2022-05-22']],
    ['The list of 22/5/2022 was long.', D, ['22/5/2022', '2022-05-22', '2022-05-22']],
    ['They met on 5 and 6 October 2021.', D, ['5', '2021-10-05', '2021-10-05'], ['6 October 2021', '2021-10-06', '2021-10-06']],
    ['They met on April 24 and 25.', D, ['April 24', '2022-04-24', '2022-04-24'], ['25', '2022-04-25', '2022-04-25']],
    ['It was signed on the night of 9 November 2020.', D, ['the night of 9 November 2020', '2020-11-09TNI', '2020-11-09']],
    ['There is no 31 June 2022.', D, ['31 June 2022', '2022-06', '2022-06']],
    ['He was last seen on 3 May.', null, ['3 May', 'XXXX-05-03', null]],
    [
      'It rained 29 May to 2 June.',
      D,
      ['29 May', '2022-05-29', '2022-05-29/2022-06-02'],
      ['2 June', '2022-06-02', '2022-05-29/2022-06-02'],
    ],
  ])
})

describe('months', () => {
  check([
    ['They met in Brussels in April and May.', D, ['April', '2022-04', '2022-04'], ['May', '2022-05', '2022-05']],
    ['They met in December.', D, ['December', '2021-12', '2021-12']],
    ['They will meet in May.', D, ['May', '2023-05', '2023-05']],
    ['They will meet in October.', D, ['October', '2022-10', '2022-10']],
    ['They met in June.', D, ['June', '2022-06', '2022-06']],
    ['The case is heard in August.', D, ['August', '2022-08', '2022-08']],
    ['The April 2016 fighting lasted four days.', D, ['The April 2016', '2016-04', '2016-04'], ['four days', 'P4D', null]],
    ['The 2016 April war lasted four days.', D, ['The 2016 April', '2016-04', '2016-04'], ['four days', 'P4D', null]],
    ['It closed in June of last year.', D, ['June of last year', '2021-06', '2021-06']],
    ['It closed last May.', D, ['last May', '2022-05', '2022-05']],
    ['It closed last August.', D, ['last August', '2021-08', '2021-08']],
    ['It opens next March.', D, ['next March', '2023-03', '2023-03']],
    ['It opened in early February.', D, ['early February', '2022-02', '2022-02']],
    ['It opened at the end of May.', D, ['the end of May', '2022-05', '2022-05']],
    ['It opened in mid-April.', D, ['mid-April', '2022-04', '2022-04']],
    ['They march in May every year.', D, ['May', '2022-05', '2022-05'], ['every year', 'P1Y', null]],
    ['They may march on the capital.', D],
    ['April Jones and Jan Novak spoke.', D],
    ['In nineteen ninety-one the union fell.', D, ['nineteen ninety-one', '1991', '1991']],
    ['In January nineteen ninety-two it was gone.', D, ['January nineteen ninety-two', '1992-01', '1992-01']],
    ['It fell in March.', null, ['March', 'XXXX-03', null]],
  ])
})

describe('years, decades, centuries', () => {
  check([
    ['The union collapsed in 1991.', D, ['1991', '1991', '1991']],
    ['The 1996 election was disputed.', D, ['The 1996', '1996', '1996']],
    ['In early 2011 the group split.', D, ['early 2011', '2011', '2011-33~']],
    ['Early in 2011 the group split.', D, ['Early in 2011', '2011', '2011-33~']],
    ['In mid-2011 the group split.', D, ['mid-2011', '2011', '2011-22~']],
    ['By late 2011 it was gone.', D, ['late 2011', '2011', '[..2011-36~]']],
    ['The war of 1992-94 killed thousands.', D, ['1992', '1992', '1992/1994'], ['94', '1994', '1992/1994']],
    ['Between 1985 and 1987 it was calm.', D, ['1985', '1985', '1985/1987'], ['1987', '1987', '1985/1987']],
    ['From 1994 to 2020 it held.', D, ['1994', '1994', '1994/2020'], ['2020', '2020', '1994/2020']],
    ['The 1990s were lean.', D, ['The 1990s', '199', '199X']],
    ['The late 1980s were lean.', D, ['The late 1980s', '198', '198X']],
    ['The nineties were lean.', D, ['The nineties', '199', '199X']],
    ['A man in his nineties spoke.', D],
    ['The 20th century was cruel.', D, ['The 20th century', '19', '19XX']],
    ['The nineteenth century was cruel.', D, ['The nineteenth century', '18', '18XX']],
    ["The class of '98 met.", D, ["'98", '1998', '1998']],
    ['About 2000 soldiers left.', D],
    ['Some 1,994 homes burned.', D],
    ['Resolution 1994 was passed.', D],
    ['It cost $1990.', D],
    ['A 1985-metre peak.', D],
    ['In fiscal 2021 it fell.', D, ['fiscal 2021', '2021', '2021']],
    ['The treaty of 1828 gave it away.', D, ['1828', '1828', '1828']],
  ])
})

describe('seasons and quarters', () => {
  check([
    ['In autumn 2020 a war broke out.', D, ['autumn 2020', '2020-FA', '2020-23']],
    ['In the spring of 1994 it ended.', D, ['the spring of 1994', '1994-SP', '1994-21']],
    ['It reopened last summer.', D, ['last summer', '2021-SU', '2021-22']],
    ['It will reopen this summer.', D, ['this summer', '2022-SU', '2022-22']],
    ['It will reopen next winter.', D, ['next winter', '2022-WI', '2022-24']],
    ['A treaty is expected by next spring.', D, ['next spring', '2023-SP', '[..2023-21]']],
    ['The fall of the city shocked them.', D],
    ['Prices fall in the north.', D],
    ['Each summer they march.', D, ['Each summer', 'XXXX-SU', null]],
    ['The third quarter was poor.', '2022-11-02', ['The third quarter', '2022-Q3', '2022-35']],
    ['The fourth quarter was poor.', '2022-01-26', ['The fourth quarter', '2021-Q4', '2021-36']],
    ['Trade fell in the second quarter of 2021.', D, ['the second quarter of 2021', '2021-Q2', '2021-34']],
    ['Trade fell in the first half of 2021.', D, ['the first half of 2021', '2021-H1', '2021-01/2021-06']],
    ["Trade fell in last year's third quarter.", D, ["last year's third quarter", '2021-Q3', '2021-35']],
    ['Trade fell last quarter.', D, ['last quarter', '2022-Q1', '2022-33']],
    [
      'Third-quarter trade rose from a year earlier.',
      '2022-11-02',
      ['Third-quarter', '2022-Q3', '2022-35'],
      ['a year earlier', '2021-Q3', '2021-35'],
    ],
  ])
})

describe('weeks, months and years from the report', () => {
  check([
    ['Earlier this week he flew home.', D, ['Earlier this week', '2022-W23', '2022-06-06/2022-06-12']],
    ['Last week he flew home.', D, ['Last week', '2022-W22', '2022-05-30/2022-06-05']],
    ['Next week he flies home.', D, ['Next week', '2022-W24', '2022-06-13/2022-06-19']],
    ['He rested over the weekend.', D, ['the weekend', '2022-W22-WE', '2022-06-04/2022-06-05']],
    ['Last month he rested.', D, ['Last month', '2022-05', '2022-05']],
    ['He will rest next month.', D, ['next month', '2022-07', '2022-07']],
    ['This year no one rests.', D, ['This year', '2022', '2022']],
    ['Late last year they met.', D, ['Late last year', '2021', '2021-36~']],
    ['They will meet early next year.', D, ['early next year', '2023', '2023-33~']],
    ['It must be ready by the end of 2023.', D, ['the end of 2023', '2023', '[..2023-36~]']],
    ['It must be ready by year-end.', D, ['year-end', '2022', '[..2022]']],
    ['In 1994 a truce was signed. That year the road closed.', D, ['1994', '1994', '1994'], ['That year', '1994', '1994']],
  ])
})

describe('so long ago and so long after', () => {
  check([
    ['Six years ago the front moved.', D, ['Six years ago', '2016', '2016']],
    ['Two months ago the front moved.', D, ['Two months ago', '2022-04', '2022-04']],
    ['Two weeks ago the front moved.', D, ['Two weeks ago', '2022-05-26', '2022-05-26']],
    ['Ten days ago the front moved.', D, ['Ten days ago', '2022-05-30', '2022-05-30']],
    ['About two years ago the front moved.', D, ['About two years ago', '2020', '2020~']],
    ['Several years ago the front moved.', D, ['Several years ago', 'PAST_REF', null]],
    [
      'On 1 March he left; two days later he was back.',
      D,
      ['1 March', '2022-03-01', '2022-03-01'],
      ['two days later', '2022-03-03', '2022-03-03'],
    ],
    [
      'On 1 March he left, and the next day he was back.',
      D,
      ['1 March', '2022-03-01', '2022-03-01'],
      ['the next day', '2022-03-02', '2022-03-02'],
    ],
    ['A day earlier a post was shelled.', D, ['A day earlier', '2022-06-08', '2022-06-08']],
    ['In five years it will be done.', D, ['five years', '2027', '2027']],
    ['Three weeks from now they vote.', D, ['Three weeks from now', '2022-06-30', '2022-06-30']],
  ])
})

describe('lengths', () => {
  check([
    ['The war lasted 44 days.', D, ['44 days', 'P44D', null]],
    ['A two-day summit opened.', D, ['A two-day', 'P2D', null]],
    ['They fought for decades.', D, ['decades', 'PXDE', null]],
    ['They fought for nearly three decades.', D, ['nearly three decades', 'P30Y', null]],
    ['They talked for twenty-four hours.', D, ['twenty-four hours', 'PT24H', null]],
    ['They talked for a minute and a half.', D, ['a minute and a half', 'PT1M30S', null]],
    ['They spent about 5 1/2 hours there.', D, ['about 5 1/2 hours', 'PT5H30M', null]],
    ['A two-and-a-half-hour meeting.', D, ['A two-and-a-half-hour', 'PT2H30M', null]],
    ['That day they met.', D, ['That day', 'XXXX-XX-XX', null]],
    ['They talked for half an hour.', D, ['half an hour', 'PT30M', null]],
    ['In the past five years it grew.', D, ['the past five years', 'P5Y', null]],
    ['Over the past week it grew.', D, ['the past week', 'P1W', null]],
    ['In recent weeks it grew.', D, ['recent weeks', 'PXW', null]],
    ['It will take several months.', D, ['several months', 'PXM', null]],
    ['A couple of years passed.', D, ['A couple of years', 'P2Y', null]],
    ['After years of talks they agreed.', D, ['years', 'PXY', null]],
    ['A week-long truce began.', D, ['A week-long', 'P1W', null]],
    ['An eight-month-old truce held.', D, ['An eight-month', 'P8M', null]],
    ['A 44-year-old man was hurt.', D],
    ['In the first nine months it fell.', D, ['the first nine months', 'P9M', null]],
    ['For more than a century they argued.', D, ['more than a century', 'P100Y', null]],
    ['Almost a hundred years passed.', D, ['Almost a hundred years', 'P100Y', null]],
  ])
})

describe('sets', () => {
  check([
    ['The commission meets every month.', D, ['every month', 'P1M', null]],
    ['It meets twice a week.', D, ['a week', 'P1W', null]],
    ['It meets weekly.', D, ['weekly', 'P1W', null]],
    ['It meets every other day.', D, ['every other day', 'P2D', null]],
    ['It votes every four years.', D, ['every four years', 'P4Y', null]],
    ['It meets every Thursday.', D, ['every Thursday', 'XXXX-WXX-4', null]],
    ['They march each July.', D, ['each July', 'XXXX-07', null]],
    ['It earns $2 million a year.', D, ['a year', 'P1Y', null]],
    ['He works every night.', D, ['every night', 'XXXX-XX-XXTNI', null]],
  ])
})

describe('times of day', () => {
  check([
    ['The truce began at 10 p.m. on Monday.', D, ['10 p.m. on Monday', '2022-06-06T22:00', '2022-06-06T22:00']],
    ['The truce began at 10:35 a.m. today.', D, ['10:35 a.m. today', '2022-06-09T10:35', '2022-06-09T10:35']],
    ['It took effect at 10:00 GMT on June 8.', D, ['10:00 GMT on June 8', '2022-06-08T10:00', '2022-06-08T10:00Z']],
    ['It took effect at 0735 GMT on Tuesday.', D, ['0735 GMT on Tuesday', '2022-06-07T07:35', '2022-06-07T07:35Z']],
    ['On June 8 at noon it took effect.', D, ['June 8 at noon', '2022-06-08T12:00', '2022-06-08T12:00']],
    ['It took effect at midnight on Tuesday.', D, ['midnight on Tuesday', '2022-06-07T24:00', '2022-06-07']],
    ['It expired at 5 p.m. EST, May 6.', D, ['5 p.m. EST, May 6', '2022-05-06T17:00', '2022-05-06T17:00-05:00']],
    ['The score was 3:2.', D],
  ])
})

describe('holidays', () => {
  check([
    ['They met on Christmas Day.', D, ['Christmas Day', '2021-12-25', '2021-12-25']],
    ["They will meet on New Year's Eve.", D, ["New Year's Eve", '2022-12-31', '2022-12-31']],
    ['On Easter Sunday 2021 they prayed.', D, ['Easter Sunday 2021', '2021-04-04', '2021-04-04']],
    ['The Good Friday Agreement held.', D],
    ['They met on Thanksgiving.', '2000-01-07', ['Thanksgiving', '1999-11-25', '1999-11-25']],
  ])
})

describe('references', () => {
  check([
    ['The road is now open.', D, ['now', 'PRESENT_REF', null]],
    ['It is currently shut.', D, ['currently', 'PRESENT_REF', null]],
    ['It was recently shut.', D, ['recently', 'PAST_REF', null]],
    ['It will soon be shut.', D, ['soon', 'FUTURE_REF', null]],
    ['Come as soon as you can.', D],
    ['In the past it was shut.', D, ['the past', 'PAST_REF', null]],
    ['In the near future it will open.', D, ['the near future', 'FUTURE_REF', null]],
    ['These days it is open.', D, ['These days', 'PRESENT_REF', null]],
  ])
})

describe('bounds', () => {
  check([
    ['The truce has held since 1994.', D, ['1994', '1994', '1994/..']],
    ['Since the 1994 truce it was calm.', D, ['the 1994', '1994', '1994']],
    ['The law must pass by March 2023.', D, ['March 2023', '2023-03', '[..2023-03]']],
    [
      'From September 27 until November 10, 2020, they fought.',
      D,
      ['September 27', '2020-09-27', '2020-09-27/2020-11-10'],
      ['November 10, 2020', '2020-11-10', '2020-09-27/2020-11-10'],
    ],
    ['Answer by Friday.', D, ['Friday', '2022-06-10', '[..2022-06-10]']],
    ['Until 1988 it was calm.', D, ['1988', '1988', '../1988']],
    ['After 2020 it was calm.', D, ['2020', '2020', '[2020..]']],
    [
      'Talks ran from 9 to 12 May.',
      D,
      ['9', '2022-05-09', '2022-05-09/2022-05-12'],
      ['12 May', '2022-05-12', '2022-05-09/2022-05-12'],
    ],
    [
      'Talks ran on May 14-16.',
      D,
      ['May 14', '2022-05-14', '2022-05-14/2022-05-16'],
      ['16', '2022-05-16', '2022-05-14/2022-05-16'],
    ],
  ])
})

describe('a report without a date', () => {
  it.each([
    ['on Thursday', 'XXXX-WXX-4'],
    ['in April', 'XXXX-04'],
    ['on 9 June', 'XXXX-06-09'],
    ['today', 'XXXX-XX-XX'],
    ['last week', 'XXXX-WXX'],
    ['last year', 'XXXX'],
    ['last summer', 'XXXX-SU'],
    ['six years ago', 'XXXX'],
    ['in the third quarter', 'XXXX-Q3'],
  ])('%s is unanchored', (text, value) => {
    const [time] = readTimes(`It ended ${text}.`, null)
    expect(time).toMatchObject({ value, edtf: null, unanchored: true })
  })

  it.each(['in 1991', 'on 9 June 2022', 'in autumn 2020', 'for 44 days', 'every week', 'now'])('%s needs none', (text) => {
    const [time] = readTimes(`It ended ${text}.`, null)
    expect(time?.unanchored).toBe(false)
  })

  it('a report dated by its month anchors months and years, not days', () => {
    expect(read('It ended last month, on Thursday.', '2022-06')).toEqual([
      ['last month', '2022-05', '2022-05'],
      ['Thursday', 'XXXX-WXX-4', null],
    ])
  })
})

describe('what is known and what implied', () => {
  it.each([
    ['on Thursday', ['weekday'], ['year', 'month', 'day']],
    ['on 9 June', ['month', 'day'], ['year']],
    ['on 9 June 2022', ['year', 'month', 'day'], []],
    ['in April', ['month'], ['year']],
    ['in autumn 2020', ['year', 'season'], []],
    ['last summer', ['season'], ['year']],
    ['yesterday', [], ['year', 'month', 'day']],
    ['in the 1990s', ['decade'], []],
  ])('%s', (text, known, implied) => {
    const [time] = readTimes(`It ended ${text}.`, edtf(D))
    expect(time).toMatchObject({ known, implied })
  })
})

describe('options', () => {
  it('tells a missing antecedent from a missing date of the report', () => {
    expect(readTimes('That day they met.', edtf(D))[0]?.unanchored).toBe(false)
    expect(readTimes('That day they met.', null)[0]?.unanchored).toBe(true)
  })

  it('takes the tense from a better reader', () => {
    const text = 'Delegates gather Friday in Vienna.'
    expect(readTimes(text, edtf(D), { tenseAt: () => 'future' })[0]?.edtf).toBe('2022-06-10')
    expect(readTimes(text, edtf(D), { tenseAt: () => 'past' })[0]?.edtf).toBe('2022-06-03')
  })

  it('reads only the stretches it is given', () => {
    const text = 'In 1991 it began. In 1994 it ended.'
    const times = readTimes(text, edtf(D), { spans: [{ start: 18, end: text.length }] })
    expect(times.map((time) => text.slice(time.start, time.end))).toEqual(['1994'])
  })
})

describe('properties', () => {
  const words = fc.constantFrom(
    ...'the a last next this in on of by since until from to between and early late mid - , . 9 12 31 1994 2022 199 1990s June May Sept. Thursday week weeks year years ago later two several quarter third spring a.m. 10:35 GMT noon every each now \n\n Christmas Eve'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
  )

  it('offsets slice, dates are dates, expressions do not overlap, nothing throws', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(null, '2022-06-09', '2022-06', '1999', '1991/..', '2024-02-29T10:00Z'),
        (text, published) => {
          let last = 0
          for (const time of readTimes(text, published === null ? null : edtf(published))) {
            expect(time.start).toBeGreaterThanOrEqual(last)
            expect(time.end).toBeGreaterThan(time.start)
            expect(time.end).toBeLessThanOrEqual(text.length)
            expect(text.slice(time.start, time.end).trim()).not.toBe('')
            if (time.edtf !== null) expect(isEdtf(time.edtf)).toBe(true)
            if (time.unanchored) expect(time.edtf).toBeNull()
            last = time.end
          }
        },
      ),
      { numRuns: 400, examples: [['1994 week later 2022', null]] },
    )
  })

  it('looks past months for "the same day"', () => {
    const told = readTimes(
      'On 3 March he left. The mandate ran out in January. On the same day she met Brandt.',
      edtf('2022-06-09'),
    )
    expect(told.map((time) => time.edtf)).toEqual(['2022-03-03', '2022-01', '2022-03-03'])
  })

  it('leaves a word to the one that has it already', () => {
    const told = readTimes('He was back a week later 2022 would end.', edtf('2022-06-09')).map(({ start, end }) => [start, end])
    expect(told).toEqual([
      [12, 24],
      [25, 29],
    ])
  })

  it('reads the same twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readTimes(text, edtf(D))).toEqual(readTimes(text, edtf(D)))
      }),
    )
  })

  // Each would take hours were anything quadratic in the text.
  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['words', 'of '.repeat(333_000)],
    ['months', 'May '.repeat(100_000)],
    ['numbers', '9, '.repeat(200_000)],
    ['apostrophes', "'".repeat(500_000)],
    ['dotted letters', 'a.'.repeat(500_000)],
    ['dashes', '1994-'.repeat(100_000)],
    ['earlier', 'the '.repeat(200_000)],
  ])('a megabyte of %s is read in linear time', (_, text) => {
    expect(readTimes(text, edtf(D))).toBeInstanceOf(Array)
  })
})
