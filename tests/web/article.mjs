// An article of some 800 words and its translation, written for the recorded day.

/** Blocks: what stands before, and sentences with their translations; tags as Markdown writes them. */
const BLOCKS = [
  ['# ', ['The last lighthouse keepers of the strait', 'Boğazın son deniz feneri bekçileri']],
  ['', ['For 157 years somebody has slept at the foot of the lighthouse of Kayalar, and woken when the wind changed.', 'Kayalar Feneri\'nin dibinde 157 yıldır biri uyuyor ve rüzgâr döndüğünde uyanıyor.'],
    ['This autumn the last of them will leave.', 'Bu sonbahar onların sonuncusu ayrılacak.'],
    ['The lamp will be watched from a room in the city, 43 kilometres away.', 'Lamba, 43 kilometre uzaktaki bir kentin bir odasından izlenecek.']],
  ['', ['Hasan Deniz, who is **61** years old, was born in the house beside the tower.', 'Hasan Deniz **61** yaşında; kulenin yanındaki evde doğdu.'],
    ['His father kept the light before him, and so did his grandfather.', 'Feneri ondan önce babası, babasından önce de dedesi bekledi.'],
    ['"When I was a child, we had no clock," he says.', '"Ben çocukken saatimiz yoktu," diyor.'],
    ['"We had the light, and that was enough."', '"Fenerimiz vardı, o da yetiyordu."']],
  ['## ', ['A night at the tower', 'Kulede bir gece']],
  ['', ['The stairs have 112 steps, and Hasan knows each of them by its sound.', 'Merdivende 112 basamak var ve Hasan her birini sesinden tanıyor.'],
    ['At the top, the lens turns once in *18* seconds, as it has done since 1912.', 'Yukarıda mercek, 1912\'den beri olduğu gibi, *18* saniyede bir dönüyor.'],
    ['It was made in Paris, and it was carried up the hill by 30 men.', 'Paris\'te yapılmış, tepeye 30 kişi tarafından taşınmış.'],
    ['Nobody has ever had to replace it.', 'Şimdiye kadar kimsenin onu değiştirmesi gerekmemiş.']],
  ['', ['In fog the lamp is of little use.', 'Siste lamba pek işe yaramıyor.'],
    ['Then the keeper starts the horn, which can be heard in the villages on the other side.', 'O zaman bekçi, karşı kıyıdaki köylerden duyulan düdüğü çalıştırıyor.'],
    ['The ships answer, one after the other, and he writes down their names.', 'Gemiler birbiri ardına karşılık veriyor, o da adlarını yazıyor.'],
    ['There are 68 of these books in the cellar, and the oldest are written in Greek and in French.', 'Kilerde bu defterlerden 68 tane var; en eskileri Rumca ve Fransızca yazılmış.']],
  ['', ['Most nights nothing happens.', 'Gecelerin çoğunda hiçbir şey olmuyor.'],
    ['The keeper drinks tea, mends a net, and looks at the sea every 20 minutes.', 'Bekçi çay içiyor, bir ağ onarıyor ve 20 dakikada bir denize bakıyor.'],
    ['But in the winter of 1998 a tanker lost its engine in front of the rocks.', 'Ama 1998 kışında bir tanker, kayaların önünde motorunu yitirdi.'],
    ['Hasan called the coast guard, ran down to the shore, and stood there with a lantern until the tugs came.', 'Hasan sahil güvenliği aradı, kıyıya koştu ve römorkörler gelene kadar elinde bir fenerle orada durdu.'],
    ['The ship carried 90,000 tonnes of oil.', 'Gemi 90.000 ton petrol taşıyordu.']],
  ['## ', ['Why the keepers have to go', 'Bekçiler neden gitmek zorunda']],
  ['', ['The [coast guard](https://example.org/coast) says that a camera sees more than a man.', '[Sahil güvenlik](https://example.org/coast) bir kameranın bir insandan daha çok gördüğünü söylüyor.'],
    ['It does not sleep, it does not fall ill, and it costs 4,200 lira a month.', 'Uyumuyor, hastalanmıyor ve ayda 4.200 liraya mal oluyor.'],
    ['A keeper with a family costs ten times as much.', 'Ailesiyle birlikte bir bekçi bunun on katına mal oluyor.'],
    ['Of the 21 lighthouses on this coast, 19 have been without people since 2015.', 'Bu kıyıdaki 21 fenerin 19\'unda 2015\'ten beri kimse yok.']],
  ['', ['The union does not agree.', 'Sendika aynı fikirde değil.'],
    ['"A camera can see a ship, but it cannot see that something is wrong with it," says its chairwoman, Elif Aydın.', '"Bir kamera gemiyi görebilir ama gemide bir terslik olduğunu göremez," diyor başkanı Elif Aydın.'],
    ['In the past ten years, she says, keepers have raised the alarm in 14 cases before any instrument did.', 'Söylediğine göre bekçiler son on yılda 14 olayda, herhangi bir aletten önce alarm verdi.'],
    ['The coast guard counts only 6.', 'Sahil güvenlik yalnızca 6 tane sayıyor.']],
  ['', ['Both sides agree on one thing.', 'İki taraf bir konuda anlaşıyor.'],
    ['The houses must not stand empty.', 'Evler boş kalmamalı.'],
    ['A house by the sea that nobody heats is a ruin after five winters.', 'Deniz kıyısında kimsenin ısıtmadığı bir ev, beş kıştan sonra harabeye döner.']],
  ['## ', ['What becomes of the tower', 'Kule ne olacak']],
  ['- ', ['The lamp and the lens stay where they are.', 'Lamba ve mercek oldukları yerde kalıyor.']],
  ['- ', ['The house, which the maps call `K-17`, becomes a small museum with six beds for guests.', 'Haritalarda adı `K-17` olan ev, konuklar için altı yataklı küçük bir müzeye dönüşüyor.']],
  ['- ', ['The 68 books go to the archive of the province, where they will be photographed.', '68 defter il arşivine gidiyor; orada fotoğrafları çekilecek.']],
  ['- ', ['The horn is switched off on 31 October, at noon.', 'Düdük 31 Ekim\'de öğle vakti susturuluyor.']],
  ['', ['The museum is to open next May, if the road has been repaired by then.', 'Müze, yol o zamana kadar onarılmış olursa, gelecek mayısta açılacak.'],
    ['The province has put aside **1.5 million** lira for it, and the village has collected another **80,000**.', 'İl bunun için **1,5 milyon** lira ayırdı, köy de **80.000** lira daha topladı.'],
    ['A school class from the town has already asked for the first night.', 'Kasabadan bir sınıf ilk gece için şimdiden başvurdu.']],
  ['', ['Hasan has been asked whether he wants to show visitors round.', 'Hasan\'a ziyaretçileri gezdirmek isteyip istemediği soruldu.'],
    ['He has not answered yet.', 'Henüz yanıt vermedi.'],
    ['"I know how to keep a light," he says, "but I do not know how to talk about it."', '"Bir feneri beklemeyi bilirim," diyor, "ama onu anlatmayı bilmem."'],
    ['His daughter, who studies physics in the city, thinks that he will do it.', 'Kentte fizik okuyan kızı, bunu yapacağını düşünüyor.'],
    ['She has seen him explain the lens to a boy who had climbed all the 112 steps alone.', '112 basamağın hepsini tek başına çıkmış bir çocuğa merceği anlattığını görmüş.'],
    ['It took two hours, and both of them forgot to eat.', 'İki saat sürmüş ve ikisi de yemek yemeyi unutmuş.']],
  ['## ', ['A village without work', 'İşsiz kalan bir köy']],
  ['', ['Below the tower lies the village, which had 640 inhabitants when the light was built and has 90 today.', 'Kulenin altında köy var; fener yapıldığında 640 kişi yaşıyordu, bugün 90.'],
    ['The school was closed in 2004, the post office two years later.', 'Okul 2004\'te, postane iki yıl sonra kapandı.'],
    ['What is left is a shop, a tea house, and a harbour in which seven boats lie.', 'Geriye bir bakkal, bir çay evi ve yedi teknenin durduğu bir liman kaldı.'],
    ['People here say that they can tell the time by the light on their bedroom walls.', 'Buradakiler, saati yatak odalarının duvarındaki ışıktan anladıklarını söylüyor.']],
  ['', ['Fatma Kaya, who runs the shop, fears that the guests of the museum will bring their own bread.', 'Bakkalı işleten Fatma Kaya, müze konuklarının ekmeklerini yanlarında getirmesinden korkuyor.'],
    ['She has asked the province to have breakfast served in the tea house, and not in the tower.', 'İlden kahvaltının kulede değil, çay evinde verilmesini istedi.'],
    ['The answer came within a week, which nobody had expected: there will be breakfast in both.', 'Yanıt, kimsenin beklemediği gibi, bir hafta içinde geldi: ikisinde de kahvaltı olacak.'],
    ['Since then her nephew has painted the shutters, and a second oven has been ordered.', 'O zamandan beri yeğeni kepenkleri boyadı ve ikinci bir fırın sipariş edildi.']],
  ['## ', ['The last entry', 'Son kayıt']],
  ['', ['On the table lies the newest of the books, half full.', 'Masanın üstünde defterlerin en yenisi duruyor, yarısı dolu.'],
    ['The last entry is of this morning: wind from the north-east, force 4, visibility good, three ships.', 'Son kayıt bu sabahtan: rüzgâr kuzeydoğudan, 4 kuvvetinde, görüş iyi, üç gemi.'],
    ['He has not answered yet.', 'Henüz yanıt vermedi.'],
    ['Hasan says that he will leave the rest of the pages empty.', 'Hasan kalan sayfaları boş bırakacağını söylüyor.'],
    ['"Somebody may need them," he adds, and goes up to light the lamp.', '"Birine gerekebilir," diye ekliyor ve lambayı yakmaya çıkıyor.'],
    ['It is 18:40, the wind has dropped, and the sea is as quiet as on any other evening.', 'Saat 18.40, rüzgâr dindi ve deniz her akşamki kadar sakin.']],
];

/** @param {0 | 1} side */
function written(side) {
  const blocks = BLOCKS.map(([start, ...pairs]) => start + pairs.map(pair => pair[side]).join(' '));
  // The items of a list stand together.
  return `${blocks.reduce((text, block, at) => text + (at && !(block.startsWith('- ') && blocks[at - 1].startsWith('- ')) ? '\n\n' : at ? '\n' : '') + block, '')}\n`;
}

export const ARTICLE = written(0);
export const TRANSLATION = written(1);
export const PAIRS = BLOCKS.flatMap(([, ...pairs]) => pairs);
