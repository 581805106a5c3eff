/** Where the goods go: days on the road from Zhejiang, and how many of a shop's buyers live there. */
export interface Destination {
  province: string;
  city: string;
  transitDays: number;
  weight: number;
}

export const ORIGIN = '浙江义乌';

export const destinations: readonly Destination[] = [
  { province: '浙江省', city: '杭州市', transitDays: 1, weight: 9 },
  { province: '江苏省', city: '南京市', transitDays: 1, weight: 8 },
  { province: '上海市', city: '上海市', transitDays: 1, weight: 6 },
  { province: '安徽省', city: '合肥市', transitDays: 2, weight: 6 },
  { province: '山东省', city: '济南市', transitDays: 2, weight: 9 },
  { province: '河南省', city: '郑州市', transitDays: 2, weight: 8 },
  { province: '福建省', city: '福州市', transitDays: 2, weight: 5 },
  { province: '湖北省', city: '武汉市', transitDays: 2, weight: 6 },
  { province: '湖南省', city: '长沙市', transitDays: 3, weight: 6 },
  { province: '广东省', city: '广州市', transitDays: 3, weight: 13 },
  { province: '河北省', city: '石家庄市', transitDays: 3, weight: 6 },
  { province: '北京市', city: '北京市', transitDays: 3, weight: 4 },
  { province: '四川省', city: '成都市', transitDays: 3, weight: 7 },
  { province: '陕西省', city: '西安市', transitDays: 3, weight: 4 },
  { province: '辽宁省', city: '沈阳市', transitDays: 4, weight: 4 },
  { province: '黑龙江省', city: '哈尔滨市', transitDays: 4, weight: 2 },
  { province: '云南省', city: '昆明市', transitDays: 4, weight: 2 },
  { province: '新疆维吾尔自治区', city: '乌鲁木齐市', transitDays: 6, weight: 1 },
];
