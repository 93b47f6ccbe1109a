import type { Words } from '../lexicon.ts'

export const pt: Words = {
  question: {
    2.6: `como faço, como faz, como posso, como eu, como se, alguém sabe, alguém pode, alguém tem, alguém conseguiu, alguém já, dá para, dá pra, tem como, onde encontro, onde fica, onde posso, posso, é possível, uma dúvida, dúvida, uma pergunta, queria saber, gostaria de saber, sabem se, que horas, preciso de ?, é normal, qual a diferença, qual é a diferença, quanto tempo`,
    1.6: `^como, ^o que, ^onde, ^quando, ^por que, ^porque, ^qual, ^quais, ^quem, ^quanto, ^quantos, ^tem, ^é, ^funciona, ^vocês`,
    0.8: `ajuda, socorro, não entendo, dicas`,
  },
  complaint: {
    3: `não funciona, não está funcionando, não tá funcionando, parou de funcionar, não abre, não carrega, não liga, não chegou, não recebi, nunca chegou, ninguém responde, não respondem, sem resposta, espero o reembolso, estou esperando, esperando há, faz … espero, continuo à espera, cobrado duas vezes, cobraram duas vezes, nunca mais, que vergonha, uma vergonha, que decepção, péssimo atendimento, atendimento péssimo,
      perda de tempo, dinheiro jogado, quero meu dinheiro, chegou quebrad*, chegou partid*, muito decepcionad*, não recomendo, pior atendimento, o pior, a pior, cansado de, cansada de, cai toda hora, fica caindo, estou farto, estou farta`,
    2: `péssim*, horrível, horríveis, terrível, vergonh*, decepç*, decepcion*, inaceitável, absurdo, quebrad*, estragad*, avariad*, defeito, defeituos*, golpe, lixo, inútil, desastre, ridícul*, descaso, desrespeito, enganad*, mentira, riscad*, irritante, incompetent*, pior`,
    1: `problem*, erro*, lento, lenta, atras*, mal, ruim, falta, faltam, reembolso, semanas, caro, barulho, impossível, infelizmente, cancel*, travando, trava, reclam*`,
  },
  praise: {
    3: `amo minha, amo meu, amo a, amo o, amo esse, amo essa, adoro, adorei, amei, parabéns, parabéns à, parabéns ao, muito obrigad*, obrigado a, obrigada a, obrigado ao, obrigado pela, obrigado pelo, muito feliz, muito satisfeit*, muito contente, recomendo demais, super recomendo, recomendo muito, eu recomendo, o melhor, a melhor, os melhores, nada mal, vale cada, cinco estrelas, nota dez, nota 10,
      sem problemas, funciona perfeitamente, bom trabalho, ótimo trabalho, continua perfeito, estou encantad*`,
    2: `excelente*, maravilhos*, perfeit*, ótim*, fantástic*, incrível, incríveis, sensacional, espetacular, impecável, obrigad*, amo, lindo, linda, lindíssim*, melhor, nota 1000, recomendo, genial, satisfeit*, top, feliz`,
    1: `bom, boa, bem, bonit*, rápid*, fácil, contente, gentil, finalmente, confortável, útil, gosto, gostei, legal, limpo`,
  },
  idea: {
    3.4: `seria legal, seria bom, seria ótimo, seria ideal, seria útil, seria incrível, seria fixe, por favor adicion*, por favor coloq*, por favor inclu*, adicionem, coloquem, incluam, poderiam adicionar, poderiam colocar, podiam adicionar, poderiam, podiam, sugestão, minha sugestão, sugiro, proponho, proposta, gostaria que, gostaria de poder, queria poder, queria que, quem dera, tomara que, falta só, só falta, falta uma opção, sinto falta,
      por que não fazem, por que não colocam, por que não, deveriam, uma ideia, que tal, já pensaram, tragam de volta, voltem com`,
    1.6: `ideia, opção, função, possibilidade, seria, adicionar, colocar, modo escuro, melhorar, por favor, atalho`,
  },
  'purchase-interest': {
    3.4: `pensando em comprar, penso em comprar, quero comprar, queria comprar, vou comprar, a pensar comprar, quanto custa, quanto custam, quanto é, quanto sai, quanto está, qual o preço, qual o valor, qual é o preço, vale a pena, onde posso comprar, onde comprar, onde compro, ter estoque, em estoque, em stock, disponível, quando volta, quando chega, desconto de estudante, desconto para, tem desconto, em dúvida entre, dúvida entre, procuro um, procuro uma,
      procurando um, procurando uma, estou procurando, à procura de, recomendações, o que recomendam, recomendam, indicações, alguém indica, orçamento, mudar para, entregam em, enviam para, vocês vendem, vendem, pré venda`,
    1.8: `comprar, compra, preço, valor, custa, encomendar, entrega no, entrega em, barato, barata, alternativa*, comparad*, interessad*, reservar, trocar`,
  },
  news: {
    2.2: `urgente, última hora, anuncia, apresenta, lança, abre segunda, abre nova, abre uma, vai cortar, corta, demissões, despedimentos, empregos, adquire, compra a, sobe, cai, lucro*, receita, trimestre, semestral, multa, multada, recall, recolhe, greve, sindicato*, diz sindicato, segundo o, segundo a, segundo fontes, estudo, nomeia, presidente, governo, ministro, tribunal, processo, milhões, bilhões, comunicado, entrevista, até 2028, investigação,
      prémio, prêmio, feira, polícia, bolsa, ações, por cento`,
    0.8: `novo, nova, segunda, após, diz, empresa, mercado, setor, primeiro`,
  },
  static: {
    3.6: `sorteio, siga, curta, marque, marca 3, segue e, link na bio, link da bio, use o cupom, cupom, cupons, código de desconto, código promocional, clique aqui, clica aqui, ganhe … por dia, ganhar dinheiro, ganhe dinheiro, em casa, chama no, me chama, vaga de emprego, vagas abertas, vaga, estamos contratando, contrata-se, envie seu currículo, envie currículo, candidate-se, sigo de volta, segue de volta, grátis, só hoje, compre agora, compre já,
      você foi selecionado, vale presente, renda extra`,
    1.4: `oferta, desconto, código, promo, promoção, emprego, ganhe, cripto, segue, whatsapp, dinheiro`,
  },
  urgency: {
    2.6: `urgente, urgência, urgentemente, emergência, imediatamente, o mais rápido possível, agora mesmo, fogo, fumaça, fumo, perigo*, ferid*, queima*, roubad*, hackead*, fraude, golpe, cobrado duas vezes, advogad*, processar, procon, perdi tudo, bloquead*, fora do ar, superaquec*`,
    1.4: `hoje, amanhã, desde ontem, desde cedo, há horas, ajuda, socorro, esperando, espero, semanas, voo, prova, casamento, reembolso, até sexta`,
  },
  not: { 1: `não, nunca, jamais, nada, sem, nem, nenhum, nenhuma, ninguém` },
  very: { 1: `muito, muita, super, tão, demais, realmente, totalmente, bem` },
  person: {
    1: `eu, me, meu, minha, meus, minhas, nós, nosso, você, vocês, tu, teu, seu, estou, tenho, fui, obrigado, obrigada, olá, oi, alguém`,
  },
  or: { 1: `ou, vs` },
}
