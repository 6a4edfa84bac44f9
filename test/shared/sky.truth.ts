/**
 * Rows of ../shared that were read and coded by hand: what a bulletin says, number by number. No sentence stands here, only the
 * number of the row (from 0), what happened and how many of what.
 *
 * L launched, D shot down, X lost on the way; U drones, B ballistic, C cruise, M other or unnamed missiles, K bombs, S air
 * targets of several kinds. Means are coded as the words have them, not as a model's name implies. An empty line: no number.
 * A number that a list repeats for each of several regions ("one each") stands once.
 *
 * `SEEN` was read before the reader was first run, and its mistakes were then mended; `HELD_OUT` was coded after that and
 * scored once.
 */
export const FILES: Readonly<Record<string, readonly [format: string, path: string]>> = {
  v: ['viina', 'viina/viina_2025-03_05.csv'],
  n: ['viina', 'viina/viina_incidents_202411.csv'],
  d: ['viina', 'viina/viina_incidents_202412.csv'],
  a: ['viina', 'viina/viina_incidents_202501.csv'],
  b: ['viina', 'viina/viina_incidents_202502.csv'],
  r: ['mod-posts', 'ru_mod/ru_mod_telegram_2025-03_05.csv'],
};

export const SEEN = `
v 937 D U10
v 1124 D U115 L B3 L M1
v 1365 D U39
v 1416 D C25 D C8 D M1 D U100 L M35 L C8 L B3 L M4 L M8
v 192
v 3125
v 3241
v 3365 D U72 L B2 L M4
v 4127 D U28
v 4709 D U90 X U51
v 4938 D U94
v 5422
v 5556
v 6428 L U30
v 6761 L U30 D U20
v 7216 D U26
v 8917 D U50
v 9137
v 9406
v 9703 L U28 D M1 D U11
v 10298
v 10332 L U108 D U55
v 10921 D U88 L U273 X U128
v 11497 D U22 X U41
v 11583 D U74 X U38 L M1
v 11780 D U91 X U59
v 11833 D B6 L B14 D U128 X U117
v 12101 D M45 D U139 X U127 L B9 L M55 L C1 L M4 L U298
v 12362 L U88 D U71
v 12420 D C9 L C9 D U253 L U355 X U55
v 12671 L U8
v 2816 D U47
v 3555 D U75
v 3786 L U179
v 3495 L K31
v 2730 L U300
v 4270 L U14
v 5281 D M2
v 7440 L M4
v 7988 L U13
v 8736 D U9
v 8775
v 9273 D U100 D M11
v 9367 L K8
v 9636 L U20
v 10032 D U5
v 10888 L U273
v 11286 L B1 L U128 D U112 D U74 X U38
v 6193
v 7673
v 6486
v 5432
v 9701
v 10550
v 12164
v 12534
v 10461
n 55 D U36 D U20 D U12 D U8 D U4 D U3
n 83 D U17 L U43 D C2 L B2 L C10
n 100 D U41
n 220 D U11
n 278 D U31 L U48
n 294 L M2
n 321 D U11
n 322 D U24
n 371 D U66
n 472 D U39 L U71
n 505 D U11
n 526 D U4
n 548 D U50
n 562 L U80
n 624 D U66 L U96
n 710 L U79
n 896 L M2 L U63
n 924 D U48 L U79
n 1137 D U30
n 1380 D M4 D U62
n 1438 L U51
n 1749 L U54
n 1778 D U10
n 1853 L C2
n 1973 D U39 L U74 D M2
n 2148 D U46 L U110
n 2452 D U37 D B2 D C2
n 2567 D U36 D U3 D U2 D U10
n 2655 D U21 L U59
n 2796 D U20 D U11 D U1
n 3160 D M1 D B7 L B8 D C85 L C101 D M4 L M4 D M5 L M5 D U42
n 3816 L M7 L B1
n 4151 D U64
n 4591 D B1 D U5
n 4942 D U25
n 5068 D U7
n 5175 D U35 D C76 D M3 L M3 L M57 L M28 L M3 L U97
d 1719 D M81 D U80 L M4 L B2 L B1 L C55 L C24 L C7 L M1 L U193
d 2910 D B5 L B5 D U40
d 3145 L K11
d 3634 D S113 D C55 D M4 D U54 X U52
d 1289 D M2
d 313 D M3
d 174 D U20
d 1336 D S4
r 0 D U48 D U21 D U11 D U5 D U3 D U2 D U1
r 3 D U4
r 4 L U3
r 5 D U1
r 8 D U7 D U3 D U2 D U2
r 9 D U1
r 12
r 13 D U18 D U10 D U3 D U2 D U1
r 16
r 19 D U8 D U3 D U3 D U1
r 20
r 22 D U2
r 25 D U1
r 28 D U2 D U1 D U1
r 32
r 34 D U39 D U14 D U12 D U7 D U3 D U1
r 36
r 38 D U43 D U21 D U9 D U4 D U2 D U1 D U6
r 39 D U31 D U26 D U3 D U1
r 48
r 53
r 56 D U9 D U3 D U2 D U1
r 67 D U21 D U12 D U2 D U1 D U1 D U5
r 73 D U77 D U30 D U25 D U6 D U6 D U5
r 81 D U1
r 88 D U3 D U2 D U1
r 95 D U29 D U27 D U2
r 120 D U2
r 137 D U4
r 160 D U1
r 172 D U2 D U1 D U1
r 185 D U66 D U41 D U24 D U1
r 211 D U5 D U3 D U2
r 220 D U11 D U8 D U2 D U1
r 231 D U23 D U19 D U4
r 257 D U30 D U25 D U5
r 269 D U36 D U18 D U13 D U2 D U2
r 303 D U71 D U49 D U7 D U7 D U4 D U3
r 310 D U56 D U27 D U12 D U12 D U3 D U1
r 317 D U2 D U1 D U1
r 406 D U2 D U1 D U1
r 411 D U26 D U17 D U5 D U4
r 428 D U2
r 432 D U65 D U43 D U21 D U1
r 457 D U39 D U30 D U3 D U2 D U1
r 465 D U1177 D U788
r 488 D U7 D U3 D U1
r 492 D U99 D U56 D U25 D U7 D U5 D U4
`;

export const HELD_OUT = `
a 29 L M6 L C8 L B1 L M6 D M1 D M5 D U16
a 33 D U21
a 116
a 229 L K11
a 378 D M3 D U13
a 593
a 674 D U34
a 757
a 809 D U61
a 1045
a 1209
a 1421 D U46
a 1432 D M3
a 2124 D U78
a 2212
a 2426 D C23 L C27 D C3 L C4 D C4 L C4 D U47 L C7 L B1
a 3567 D U65
a 3864 D U25
a 3968
a 3976
a 4166 D U50
a 4656 D U29
b 68 D U59
b 84 D U37
b 746
b 856 D U57
b 1003 D U56
b 1323 D U67
b 1796 D U57
b 1978 D B6 L B7 D U71
b 2185 D U73
b 2246
b 2303
b 2377 D U95
b 2503 D U83
b 2777 D U106
b 3333 D U138
b 3380 D U10
b 3476 D U113
b 3729
`;
