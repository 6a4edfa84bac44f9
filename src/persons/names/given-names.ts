/**
 * Given names that are one name in Ukrainian, Russian and Latin spelling, and their short forms.
 *
 * A line is a name: its sex, the full forms, and after | the short ones. Only forms that the folding (fold.ts) does not
 * bring together by itself need to stand here; common names stand here in any case, since a known given name is also
 * how a swapped family name is found out. Forms by which a person would be entered as somebody else (a church name)
 * are left out. Long because it is a table.
 *
 * Over 300 lines, because it is a list.
 */
export type Sex = 'male' | 'female';

export interface GivenName {
  readonly sex: Sex;
  readonly forms: readonly string[];
  readonly short: readonly string[];
}

export const givenNames = (): readonly GivenName[] =>
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [sex, rest = ''] = [line.slice(0, 1), line.slice(2)];
      const [forms = '', short = ''] = rest.split('|');
      const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
      return { sex: sex === 'm' ? 'male' : 'female', forms: words(forms), short: words(short) };
    });

const TABLE = `
m Олександр Александр Alexander Oleksandr Aleksandr Alexandr Oleksander | Саша Сашко Шура Олесь Санько Sasha Sashko
m Олексій Алексей Alexey Alexei Oleksii Олекса | Льоша Лёша Алёша Леша Lesha Alyosha Олешко
m Андрій Андрей Andrew Andrey Andriy Andrii | Андрюша Андрійко
m Микола Николай Nicholas Mykola Nikolai Nikolay Миколай | Коля Миколка Kolya
m Дмитро Дмитрий Dmitry Dmytro Dmitri Dimitri Дмитрій Dmitriy | Діма Дима Митя Dima
m Михайло Михаил Michael Mykhailo Mikhail Mihail Михаїл | Міша Миша Misha Михась
m Володимир Владимир Vladimir Volodymyr Wladimir | Вова Володя Vova Volodya
m Сергій Сергей Serhii Sergey Sergei Serhiy Sergii | Серёжа Сергійко Серёга Сережа Serezha Seryozha
m Василь Василий Basil Vasyl Vasily Vasiliy | Вася Васько Vasya
m Іван Иван Ivan Ioan Іоан | Ваня Ivanko Іванко Vanya
m Євген Евгений Eugene Yevhen Evgeny Yevgeny Evgenii Євгеній Evgeniy Yevgeniy | Женя Женька Zhenya Жека
m Юрій Юрий Yurii Yury Yuri Yuriy | Юра Юрко Yura
m Павло Павел Paul Pavlo Pavel | Паша Павлик Pasha Павлусь
m Петро Пётр Петр Peter Petro Pyotr Petr | Петя Петрик Petya
m Григорій Григорий Gregory Hryhorii Grigory Hryhoriy Grigoriy Grigorii | Гриша Гриць Grisha Грицько
m Анатолій Анатолий Anatolii Anatoly Anatoliy | Толя Толик Толік Tolya
m Віталій Виталий Vitaly Vitalii Vitaliy | Віталік Виталик Vitalik
m Валерій Валерий Valery Valerii Valeriy | Валера Valera
m Геннадій Геннадий Hennadii Gennady Gennadiy Генадій | Гена Gena
m Ігор Игорь Ihor Igor | Гоша Ігорко
m Ярослав Yaroslav Iaroslav | Ярік Ярик Slavko
m Степан Stepan | Стьопа Стёпа Степа Stepa
m Стефан Stefan Stephan
m Семен Семён Semen Semyon | Сеня Сёма Сема
m Федір Фёдор Федор Theodore Fedir Fedor Fyodor Теодор | Федя Fedya
m Данило Даниил Данила Daniel Danylo Daniil Danila Даниїл Данил Danil | Даня Danya
m Кирило Кирилл Cyril Kyrylo Kirill Kyril Кірілл Кіріл | Киря
m Ілля Илья Illia Ilya Elias Iliya Ilia | Ілюша Илюша
m Микита Никита Mykyta Nikita | Нікіта
m Артем Артём Artem Artyom | Тёма Тьома Тема
m Артемій Артемий Artemii
m Артур Arthur Artur
m Антін Антон Anton Anthony Antin | Тоша
m Лев Lev Leo | Льова Лёва Левко Levko
m Матвій Матвей Matthew Matvii Matvey Matviy | Мотя
m Тимофій Тимофей Timothy Tymofii Timofey Tymofiy | Тіма Тимко
m Тимур Timur Tymur
m Пилип Филипп Филип Philip Pylyp Filipp Філіпп Филипп
m Гнат Игнат Игнатий Ігнат Ігнатій Hnat Ignat Ihnat
m Остап Евстафий Ostap Євстафій
m Тарас Taras
m Панас Афанасий Опанас Athanasius Panas Afanasy Opanas Афанасій
m Юхим Ефим Yukhym Efim Yefim Євфимій Єфим | Фіма Фима
m Яким Аким Yakym Akim Иоаким Якім
m Йосип Иосиф Осип Joseph Yosyp Iosif Osip Йосиф
m Омелян Емельян Omelian Yemelyan Emelyan Ємельян Еміліан
m Онисим Анисим Онисим Onysym Anisim
m Овсій Евсей Овсей Yevsei Овсій
m Арсен Арсений Арсеній Arsen Arseny Arsenii Arseniy | Сеня
m Захар Захарій Zakhar Zahar Захарий
m Лаврентій Лаврентий Лаврін Lavrentii Lavrentiy
m Мирослав Miroslav Myroslav
m В'ячеслав Вячеслав Viacheslav Vyacheslav | Слава Славік Slava
m Всеволод Vsevolod | Сева
m Святослав Sviatoslav Svyatoslav
m Станіслав Станислав Stanislav | Стас Stas
m Ростислав Rostyslav Rostislav | Ростик
m Владислав Владислав Vladyslav Vladislav | Влад Владик Vlad
m Радислав Radyslav Radislav
m Мстислав Mstyslav Mstislav
m Ізяслав Изяслав
m Богдан Bohdan Bogdan | Богданчик Данко
m Борис Borys Boris | Боря
m Гліб Глеб Hlib Gleb
m Роман Roman | Рома Ромчик Roma
m Руслан Ruslan | Руся Русик
m Рустам Rustam
m Марко Марк Mark Marko Marcus
m Лука Luka Luke Лук'ян Лукьян
m Єгор Егор Yehor Yegor Egor Yehor
m Георгій Георгий George Heorhii Georgy Georgii Heorhiy Georgiy | Жора Гоша
m Костянтин Константин Constantine Kostiantyn Konstantin Kostyantyn Констянтин | Костя Kostya Kostik
m Максим Maksym Maxim Maksim | Макс Max Maks
m Назар Назарій Назарий Nazar Nazarii
m Прохор Prokhor
m Сава Савва Savva Sava Saveliy Савелій Савелий Save
m Севастян Севастьян Себастьян Sebastian
m Трохим Трофим Trokhym Trofim
m Устим Устин Юстин Ustym Ustin
m Хома Фома Thomas Khoma Foma
m Архип Arkhyp Arkhip
m Давид Давід David Davyd
m Дем'ян Демьян Demian Damian Дем'ян | Дёма
m Денис Denys Denis | Ден
m Едуард Эдуард Edward Eduard | Едик Эдик
m Ернест Эрнест Ernest
m Еммануїл Эммануил Emmanuel
m Ісак Исаак Isaac Ісаак
m Леонід Леонид Leonid | Льоня Лёня
m Леонтій Леонтий Leontii
m Макар Makar
m Мар'ян Марьян Marian Maryan
m Мирон Myron Miron
m Мойсей Моисей Moses Moisei
m Натан Nathan
m Орест Orest
m Пантелеймон Пантелей Panteleimon
m Потап Potap
m Самійло Самуил Samuel Samiilo Самуїл
m Самсон Samson
m Сидір Сидор Sydir Sidor Исидор
m Тихон Tykhon Tikhon
m Ульян Юліан Юлиан Julian
m Христофор Кристофер Christopher
m Яків Яков Jacob Yakiv Yakov James Іаків | Яша
m Ян Jan Yan
m Адам Adam
m Адріан Адриан Adrian Андріян
m Альберт Albert
m Альфред Alfred
m Аркадій Аркадий Arkady Arkadii Arkadiy | Аркаша
m Вадим Vadym Vadim | Вадик Vadik
m Валентин Valentyn Valentin | Валік
m Веніамін Вениамин Benjamin Veniamin
m Віктор Виктор Victor Viktor | Вітя Витя Vitya
m Вілен Вилен
m Вільгельм Вильгельм Wilhelm
m Герасим Herasym Gerasim
m Герман Herman German
m Гордій Гордей Hordii Gordey Hordiy
m Дорофій Дорофей Dorofei
m Єлисей Елисей Yelysei Elisei
m Єремій Еремей Ярема Yeremii Jeremiah Ярема
m Єрмолай Ермолай
m Зіновій Зиновий Zynovii
m Іларіон Илларион Ларіон Hilarion
m Інокентій Иннокентий Inokentii
m Іполит Ипполит
m Казимир Казимир Kazymyr
m Карл Carl Karl
m Карп Karp
m Кузьма Кузьма Козьма Kuzma
m Клим Климент Klym Klim Климентій Климентий
m Любомир Liubomyr
m Любомудр
m Марат Marat
m Мартин Мартын Martyn Martin
m Модест Modest
m Наум Naum
m Нестор Nestor
m Никифор Nykyfor Nikifor Нечипір
m Никодим Nykodym
m Олег Oleh Oleg | Олежка Олежко
m Оскар Oscar
m Остромир
m Платон Platon
m Родіон Родион Rodion Радіон | Родя
m Рудольф Rudolf
m Савелій Савелий Savelii Saveliy
m Світлан Светлан
m Серафим Serafym Serafim
m Соломон Solomon
m Спиридон Spyrydon Spiridon Свирид
m Тимон
m Федот Fedot
m Фелікс Феликс Felix
m Філімон Филимон
m Флор Фрол Флор
m Харитон Kharyton Khariton
m Юліан Юлиан
m Ярема
m Ахмед Ахмед Ahmed Ахмет
m Магомед Магомед Мохаммед Mohammed Magomed Muhammad
m Руфат
m Рамзан Ramzan
m Ринат Рінат Rinat
m Ренат Renat
m Айдар Aidar
m Ільдар Ильдар Ildar
m Азат Azat
m Ельдар Эльдар Eldar
m Емін Эмин Emin
m Ільяс Ильяс Ilyas
m Арслан Arslan
m Аслан Aslan
m Батир Батыр
m Борислав Boryslav Borislav
m Братислав Bratyslav
m Броніслав Бронислав Bronislav
m Вацлав Vaclav
m В'ячеслав
m Градислав
m Добромир
m Зенон Zenon
m Златомир
m Мечислав Mechyslav
m Найден
m Олелько
m Орхан Orkhan
m Радим Radym Radim
m Радомир Radomyr Radomir
m Світозар
m Тихомир Tykhomyr
m Яромир Yaromyr
m Ярополк
f Олена Елена Helen Olena Elena Yelena Гелена Альона Алёна Алена Alyona Alona | Лена Лєна Оленка Lena
f Ганна Анна Anna Hanna Ann | Аня Анечка Галя Нюра Anya
f Марія Мария Mary Maria Mariia Mariya Marie Марія | Маша Маруся Masha Марійка
f Катерина Екатерина Catherine Kateryna Ekaterina Yekaterina Katherine | Катя Катруся Katya
f Тетяна Татьяна Tetiana Tatiana Tatyana Tetyana | Таня Tanya
f Наталія Наталья Наталя Natalia Nataliia Natalya Nataliya | Наташа Ната Natasha
f Ольга Olha Olga | Оля Olya Олечка
f Ірина Ирина Irene Iryna Irina Яринка Ярина | Іра Ира Ira
f Світлана Светлана Svitlana Svetlana | Світа Света Sveta
f Людмила Liudmyla Ludmila Lyudmila | Люда Люся Мила Luda
f Любов Любовь Liubov Lyubov Lubov | Люба Luba
f Надія Надежда Nadiia Nadezhda Nadia Nadiya | Надя Nadya
f Галина Halyna Galina | Галя Halya Galya
f Валентина Valentyna Valentina | Валя Valya
f Вікторія Виктория Victoria Viktoriia Viktoria Viktoriya | Віка Вика Vika
f Юлія Юлия Julia Yuliia Yulia Yuliya Iuliia | Юля Юлька Yulya Julia
f Оксана Oksana Oxana | Окса Ксана
f Ксенія Ксения Аксинья Kseniia Ksenia Kseniya Xenia | Ксюша
f Олександра Александра Alexandra Oleksandra Aleksandra | Саша Шура Леся Сашка
f Анастасія Анастасия Anastasia Anastasiia Anastasiya Настасія | Настя Настюша Nastya
f Дарія Дарья Дар'я Дарина Daria Dariia Darya Одарка | Даша Dasha
f Софія София Софья Sophia Sofia Sofiia Sofya Софiя | Соня Sonya
f Єлизавета Елизавета Elizabeth Yelyzaveta Elizaveta Yelizaveta | Ліза Лиза Liza
f Євгенія Евгения Eugenia Yevheniia Evgenia Yevgenia | Женя
f Уляна Ульяна Uliana Ulyana Юліана | Уля
f Тамара Tamara | Тома
f Раїса Раиса Raisa | Рая Raya
f Зоя Zoia Zoya
f Лідія Лидия Lydia Lidiia Lidia | Ліда Лида
f Лариса Larysa Larisa | Лара
f Ніна Нина Nina
f Алла Alla
f Інна Инна Inna
f Яна Yana Iana
f Поліна Полина Polina
f Аполлінарія Аполлинария
f Маргарита Margaret Marharyta Margarita | Рита Ріта
f Мирослава Myroslava Miroslava
f Соломія Соломия Solomiia Соломея
f Христина Кристина Christina Khrystyna Kristina Крістіна | Христя Крістя
f Єва Ева Eve Eva Yeva
f Явдоха Евдокия Євдокія Yevdokiia Явдокія | Дуня
f Горпина Агриппина Агрипина
f Пелагія Пелагея Pelahiia Палажка
f Килина Акулина Акилина
f Мотрона Матрёна Матрона Мотря
f Парасковія Прасковья Параска
f Домна Домнікія Domna
f Феодосія Феодосия Теодозія Тодоска
f Віра Вера Vera Vira Faith
f Ангеліна Ангелина Angelina Анжеліна
f Анжела Анжелика Angela Анжеліка Анжела
f Антоніна Антонина Antonina | Тоня
f Богдана Bohdana Bogdana | Даня
f Вероніка Вероника Veronika Veronica | Ніка
f Віолетта Виолетта Violetta Віолета
f Владислава Vladyslava | Влада
f Діана Диана Diana
f Жанна Zhanna Joanna
f Інеса Инесса Іннеса Inessa
f Клавдія Клавдия Klavdiia | Клава
f Лілія Лилия Lilia Liliia Liliya | Ліля Лиля
f Майя Мая Maya Maiia Maia
f Марина Maryna Marina
f Мілана Милана Milana
f Неля Нелли Нелля Нінель Nelly
f Регіна Регина Regina
f Римма Рима Rymma Rimma
f Роза Rosa
f Руслана Ruslana
f Сніжана Снежана Snizhana
f Стефанія Стефания Stefania
f Таїсія Таисия Taisiia Таїса
f Ярослава Yaroslava
f Агата Agatha Ahata
f Аліна Алина Alina
f Аліса Алиса Alice Alisa
f Альбіна Альбина Albina
f Варвара Barbara Varvara | Варя
f Василина Василиса Vasylyna Vasilisa
f Валерія Валерия Valeria Valeriia Valeriya | Лера Лєра
f Емілія Эмилия Emilia
f Злата Zlata
f Камілла Камилла Kamila
f Кіра Кира Kira Kyra
f Лада Lada
f Лукія Лукерья
f Мальвіна Мальвина
f Меланія Мелания
f Наомі
f Олеся Олеся Olesia Lesia Алеся | Леся
f Роксолана Roksolana
f Серафима Serafyma
f Тереза Teresa
f Федора Феодора Теодора
f Юстина Устина Iustyna
`;
