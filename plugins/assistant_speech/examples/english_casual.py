"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
what's she saying
what's he talking about in this recording
what do they talk about in the clip
I don't want to listen to it, what does it say
can't play sound here, write it out
no headphones, give me the words
words please
text please
as text
in writing please
write it down for me
note down everything that's said
type out the voice message
type it
put it on paper
subtitles for this audio
minutes of this recording please
a transcript of this
just the transcript
get me the text of the voice memo
what did mum say in her message
what's the message
what is the voice message about, word for word
listen to it and write it down
listen to call.wav and write what you hear
what do you hear in talk.flac
podcast.mp3 to text
speech.wav as text please
write out ~/rec/lesson1.m4a
read out what is said in memo.ogg
""".splitlines()
)
